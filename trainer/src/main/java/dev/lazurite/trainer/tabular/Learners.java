package dev.lazurite.trainer.tabular;

import java.util.List;

import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.api.Learner;

/** The learners that can be asked for by name. */
public final class Learners {
    private static final List<Learner> ALL = List.of(
            LinearClassifiers.logisticRegression(),
            LinearClassifiers.logisticSgd(),
            LinearRegressors.linearRegression(),
            LinearRegressors.elasticNet(),
            LinearRegressors.linearSgd(),
            Trees.decisionTree(),
            Trees.randomForest(),
            Trees.gradientBoosting());

    private Learners() {}

    public static List<Learner> all() {
        return ALL;
    }

    /** The learner of this name; another name is refused with the names that exist. */
    public static Learner named(String name) {
        return ALL.stream()
                .filter(learner -> learner.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("There is no learner '%s'. The learners are: %s."
                        .formatted(
                                name,
                                String.join(
                                        ", ", ALL.stream().map(Learner::name).toList()))));
    }
}
