package dev.lazurite.trainer.automl;

import java.util.List;
import java.util.Map;

import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.api.Task;
import dev.lazurite.trainer.evaluate.ClassificationMetrics;
import dev.lazurite.trainer.evaluate.RegressionMetrics;
import dev.lazurite.trainer.search.stopping.Goal;

/**
 * The metric that decides, by Azure's names.
 *
 * @param labels the classes, in the order of predictions; none for regression
 */
record Primary(String metric, Goal goal, List<String> labels) {
    private static final Map<String, Goal> CLASSES = Map.of(
            "AUC_weighted", Goal.MAXIMIZE,
            "accuracy", Goal.MAXIMIZE,
            "average_precision_score_weighted", Goal.MAXIMIZE,
            "log_loss", Goal.MINIMIZE,
            "norm_macro_recall", Goal.MAXIMIZE,
            "precision_score_weighted", Goal.MAXIMIZE);
    private static final Map<String, Goal> NUMBERS = Map.of(
            "normalized_mean_absolute_error", Goal.MINIMIZE,
            "normalized_root_mean_squared_error", Goal.MINIMIZE,
            "r2_score", Goal.MAXIMIZE,
            "spearman_correlation", Goal.MAXIMIZE);

    static Primary of(String metric, Task task, List<String> labels) {
        Map<String, Goal> known = task == Task.CLASSIFICATION ? CLASSES : NUMBERS;
        String asked = metric.isEmpty()
                ? task == Task.CLASSIFICATION ? "AUC_weighted" : "normalized_root_mean_squared_error"
                : metric;
        Goal goal = known.get(asked);
        if (goal == null) {
            throw new InvalidInputException("The primary metric '%s' is not one for %s. Those are: %s."
                    .formatted(
                            asked,
                            task.label(),
                            String.join(", ", known.keySet().stream().sorted().toList())));
        }
        return new Primary(asked, goal, labels);
    }

    /** The metric of predictions, which are by row the probabilities of the classes or a number. */
    double of(Dataset rows, int target, double[][] predictions) {
        if (labels.isEmpty()) {
            var actual = new double[rows.rows()];
            var predicted = new double[actual.length];
            for (int row = 0; row < actual.length; row++) {
                actual[row] = rows.number(target, row);
                predicted[row] = predictions[row][0];
            }
            return RegressionMetrics.of(actual, predicted).values().get(metric);
        }
        var actual = new int[rows.rows()];
        for (int row = 0; row < actual.length; row++) {
            actual[row] = labels.indexOf(rows.text(target, row));
        }
        return new ClassificationMetrics(labels, actual, predictions)
                .all()
                .values()
                .get(metric);
    }
}
