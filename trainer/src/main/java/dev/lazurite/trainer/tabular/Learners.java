package dev.lazurite.trainer.tabular;

import java.util.List;

import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.api.Learner;
import dev.lazurite.trainer.api.Task;

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
            Trees.gradientBoosting(),
            Neighbors.nearestNeighbors(),
            SupportVectors.svm(),
            Baseline.baseline(),
            Clusterers.kMeans(),
            Clusterers.hdbscan(),
            Anomalies.isolationForest(),
            Forecasters.seasonalNaive(),
            Forecasters.exponentialSmoothing(),
            Forecasters.laggedBoosting());

    private Learners() {}

    public static List<Learner> all() {
        return ALL;
    }

    /** The refusal of a task that a learner cannot do, with the learners that can. */
    static InvalidInputException unable(String learner, Task task) {
        List<String> able = ALL.stream()
                .filter(each -> each.tasks().contains(task))
                .map(Learner::name)
                .toList();
        return new InvalidInputException("Learner %s does not do %s. Learners that do: %s."
                .formatted(learner, task.label(), String.join(", ", able)));
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
