package dev.lazurite.trainer.tabular;

import java.util.List;
import java.util.Optional;

import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.api.Parameter;
import dev.lazurite.trainer.api.Settings;
import dev.lazurite.trainer.data.Featuriser.Scaling;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.Entropy;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.classification.dtree.impurity.LabelImpurity;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanAbsoluteError;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;
import org.tribuo.regression.rtree.impurity.RegressorImpurity;

/** A single CART tree, for classes and for numbers. */
final class DecisionTree {
    private static final String CRITERION = "criterion";
    private static final String AUTO = "auto";

    private DecisionTree() {}

    static TribuoLearner learner() {
        return new TribuoLearner(
                "decision-tree",
                "One CART decision tree.",
                List.of(
                        new Parameter.Whole("max_depth", 0, 0, 1_000_000, "most levels below the root; 0 is no limit"),
                        new Parameter.Whole("min_samples_leaf", 1, 1, 1_000_000, "fewest rows in a leaf"),
                        new Parameter.Real(
                                "min_impurity_decrease",
                                0,
                                0,
                                1e9,
                                "least gain, weighted by rows, that a split brings"),
                        new Parameter.Choice(
                                CRITERION,
                                AUTO,
                                List.of(AUTO, "gini", "entropy", "squared_error", "absolute_error"),
                                "what a split lessens; auto is gini for classes, squared_error for numbers")),
                Scaling.NONE,
                false,
                Optional.of((settings, seed) -> new CARTClassificationTrainer(
                        depth(settings), weight(settings), decrease(settings), 1.0f, false, ofClasses(settings), seed)),
                Optional.of((settings, seed) -> new CARTRegressionTrainer(
                        depth(settings),
                        weight(settings),
                        decrease(settings),
                        1.0f,
                        false,
                        ofNumbers(settings),
                        seed)));
    }

    private static int depth(Settings settings) {
        int depth = settings.whole("max_depth");
        return depth == 0 ? Integer.MAX_VALUE : depth;
    }

    private static float weight(Settings settings) {
        return settings.whole("min_samples_leaf");
    }

    private static float decrease(Settings settings) {
        return (float) settings.real("min_impurity_decrease");
    }

    private static LabelImpurity ofClasses(Settings settings) {
        return switch (settings.choice(CRITERION)) {
            case AUTO, "gini" -> new GiniIndex();
            case "entropy" -> new Entropy();
            default -> throw wrong(settings.choice(CRITERION), "classification", "gini or entropy");
        };
    }

    private static RegressorImpurity ofNumbers(Settings settings) {
        return switch (settings.choice(CRITERION)) {
            case AUTO, "squared_error" -> new MeanSquaredError();
            case "absolute_error" -> new MeanAbsoluteError();
            default -> throw wrong(settings.choice(CRITERION), "regression", "squared_error or absolute_error");
        };
    }

    private static InvalidInputException wrong(String criterion, String task, String right) {
        return new InvalidInputException(
                "Criterion %s is not for %s; use --param criterion=%s.".formatted(criterion, task, right));
    }
}
