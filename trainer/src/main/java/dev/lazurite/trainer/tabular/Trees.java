package dev.lazurite.trainer.tabular;

import java.util.List;
import java.util.Optional;

import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.api.Parameter;
import dev.lazurite.trainer.api.Settings;
import dev.lazurite.trainer.api.Task;
import dev.lazurite.trainer.data.Featuriser.Scaling;
import dev.lazurite.trainer.trees.Boosting;
import dev.lazurite.trainer.trees.BoostingSettings;
import dev.lazurite.trainer.trees.Forest;
import dev.lazurite.trainer.trees.ForestSettings;
import dev.lazurite.trainer.trees.ForestSettings.Impurity;

/** Learners that grow trees, with scikit-learn's names and defaults of parameters. */
final class Trees {
    private static final String MAX_DEPTH = "max_depth";
    private static final String MIN_SAMPLES_LEAF = "min_samples_leaf";
    private static final String MIN_IMPURITY_DECREASE = "min_impurity_decrease";
    private static final String CRITERION = "criterion";
    private static final String AUTO = "auto";
    private static final String MAX_BINS = "max_bins";
    private static final String N_ESTIMATORS = "n_estimators";
    private static final String MAX_FEATURES = "max_features";
    private static final String BOOTSTRAP = "bootstrap";
    private static final String THREADS = "threads";
    private static final int MOST = 1_000_000;

    private static final Parameter DEPTH =
            new Parameter.Whole(MAX_DEPTH, 0, 0, MOST, "most levels below the root; 0 is no limit");
    private static final Parameter BINS =
            new Parameter.Whole(MAX_BINS, 255, 2, 255, "ranges that each feature is cut into");
    private static final Parameter CORES =
            new Parameter.Whole(THREADS, 1, 1, 1024, "threads to train on; does not change the model");
    private static final Parameter LEAST_DECREASE =
            new Parameter.Real(MIN_IMPURITY_DECREASE, 0, 0, 1e9, "least gain, weighted by rows, that a split brings");
    private static final Parameter MEASURE = new Parameter.Choice(
            CRITERION,
            AUTO,
            List.of(AUTO, "gini", "entropy", "squared_error"),
            "what a split lessens; auto is gini for classes, squared_error for numbers");

    private Trees() {}

    static VectorLearner decisionTree() {
        return new VectorLearner(
                "decision-tree",
                "One decision tree.",
                List.of(
                        DEPTH,
                        new Parameter.Whole(MIN_SAMPLES_LEAF, 1, 1, MOST, "fewest rows in a leaf"),
                        LEAST_DECREASE,
                        MEASURE,
                        BINS),
                Scaling.NONE,
                Optional.of((columns, target, classes, settings, seed) ->
                        Forest.classify(columns, target, classes, tree(settings, columns.length, ofClasses(settings)))),
                Optional.of((columns, target, settings, seed) ->
                        Forest.regress(columns, target, tree(settings, columns.length, ofNumbers(settings)))));
    }

    static VectorLearner randomForest() {
        return new VectorLearner(
                "random-forest",
                "A random forest: decision trees on rows drawn with replacement, each split among features drawn anew.",
                List.of(
                        new Parameter.Whole(N_ESTIMATORS, 100, 1, MOST, "trees"),
                        DEPTH,
                        new Parameter.Whole(MIN_SAMPLES_LEAF, 1, 1, MOST, "fewest rows in a leaf"),
                        new Parameter.Choice(
                                MAX_FEATURES,
                                AUTO,
                                List.of(AUTO, "sqrt", "log2", "third", "all"),
                                "features that a split chooses from; auto is sqrt for classes, all for numbers"),
                        new Parameter.Choice(
                                BOOTSTRAP, "true", List.of("true", "false"), "whether trees see rows drawn anew"),
                        LEAST_DECREASE,
                        MEASURE,
                        BINS,
                        CORES),
                Scaling.NONE,
                Optional.of((columns, target, classes, settings, seed) -> Forest.classify(
                        columns, target, classes, forest(settings, columns.length, "sqrt", ofClasses(settings), seed))),
                Optional.of((columns, target, settings, seed) -> Forest.regress(
                        columns, target, forest(settings, columns.length, "all", ofNumbers(settings), seed))));
    }

    static VectorLearner gradientBoosting() {
        return new VectorLearner(
                "gradient-boosting",
                "Gradient boosting over histogram trees.",
                List.of(
                        new Parameter.Whole("max_iter", 100, 1, MOST, "rounds; each adds a tree, or one a class"),
                        new Parameter.Real("learning_rate", 0.1, 1e-6, 10, "share of each tree that counts"),
                        new Parameter.Whole("max_leaf_nodes", 31, 2, MOST, "most leaves of a tree"),
                        DEPTH,
                        new Parameter.Whole(MIN_SAMPLES_LEAF, 20, 1, MOST, "fewest rows in a leaf"),
                        new Parameter.Real("l2_regularization", 0, 0, 1e9, "penalty on the leaves' values"),
                        new Parameter.Real("min_gain", 0, 0, 1e9, "least gain of a split"),
                        BINS,
                        CORES),
                Scaling.NONE,
                Optional.of((columns, target, classes, settings, seed) ->
                        Boosting.classify(columns, target, classes, boosting(settings, seed))),
                Optional.of((columns, target, settings, seed) ->
                        Boosting.regress(columns, target, boosting(settings, seed))));
    }

    private static BoostingSettings boosting(Settings settings, long seed) {
        return new BoostingSettings(
                settings.whole("max_iter"),
                settings.real("learning_rate"),
                settings.whole("max_leaf_nodes"),
                depth(settings),
                settings.whole(MIN_SAMPLES_LEAF),
                settings.real("l2_regularization"),
                settings.real("min_gain"),
                settings.whole(MAX_BINS),
                seed,
                settings.whole(THREADS));
    }

    private static ForestSettings tree(Settings settings, int features, Impurity impurity) {
        return new ForestSettings(
                1,
                depth(settings),
                settings.whole(MIN_SAMPLES_LEAF),
                settings.real(MIN_IMPURITY_DECREASE),
                features,
                false,
                impurity,
                settings.whole(MAX_BINS),
                0,
                1);
    }

    private static ForestSettings forest(
            Settings settings, int features, String automatic, Impurity impurity, long seed) {
        String asked = settings.choice(MAX_FEATURES);
        int drawn = switch (asked.equals(AUTO) ? automatic : asked) {
            case "sqrt" -> (int) Math.sqrt(features);
            case "log2" -> (int) (Math.log(features) / Math.log(2));
            case "third" -> features / 3;
            default -> features;
        };
        return new ForestSettings(
                settings.whole(N_ESTIMATORS),
                depth(settings),
                settings.whole(MIN_SAMPLES_LEAF),
                settings.real(MIN_IMPURITY_DECREASE),
                Math.max(1, drawn),
                Boolean.parseBoolean(settings.choice(BOOTSTRAP)),
                impurity,
                settings.whole(MAX_BINS),
                seed,
                settings.whole(THREADS));
    }

    private static int depth(Settings settings) {
        int depth = settings.whole(MAX_DEPTH);
        return depth == 0 ? Integer.MAX_VALUE : depth;
    }

    private static Impurity ofClasses(Settings settings) {
        return switch (settings.choice(CRITERION)) {
            case AUTO, "gini" -> Impurity.GINI;
            case "entropy" -> Impurity.ENTROPY;
            default -> throw wrong(settings.choice(CRITERION), Task.CLASSIFICATION, "gini or entropy");
        };
    }

    private static Impurity ofNumbers(Settings settings) {
        return switch (settings.choice(CRITERION)) {
            case AUTO, "squared_error" -> Impurity.VARIANCE;
            default -> throw wrong(settings.choice(CRITERION), Task.REGRESSION, "squared_error");
        };
    }

    private static InvalidInputException wrong(String criterion, Task task, String right) {
        return new InvalidInputException(
                "Criterion %s is not for %s; use --param criterion=%s.".formatted(criterion, task.label(), right));
    }
}
