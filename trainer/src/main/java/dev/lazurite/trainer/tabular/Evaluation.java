package dev.lazurite.trainer.tabular;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.Metrics;
import dev.lazurite.trainer.api.Model;
import dev.lazurite.trainer.api.Prediction;
import dev.lazurite.trainer.api.Task;

/**
 * Quality on held-out rows, with scikit-learn's formulas: {@code accuracy_score}, {@code f1_score(average="macro")},
 * {@code log_loss}; {@code r2_score}, {@code root_mean_squared_error}, {@code mean_absolute_error}.
 */
public final class Evaluation {
    /** scikit-learn clips probabilities at the machine epsilon of a double. */
    private static final double EPSILON = Math.ulp(1.0);

    private Evaluation() {}

    /** Predicts every row and compares with its target. */
    public static Metrics of(Model model, Dataset rows) {
        int target = rows.schema().indexOf(model.target().name());
        List<Prediction> predictions = model.predict(rows);
        return model.task() == Task.CLASSIFICATION
                ? classes(predictions, rows, target)
                : numbers(predictions, rows, target);
    }

    private static Metrics classes(List<Prediction> predictions, Dataset rows, int target) {
        var tallies = new TreeMap<String, int[]>();
        double right = 0;
        double loss = 0;
        for (int row = 0; row < rows.rows(); row++) {
            var predicted = (Prediction.OfClass) predictions.get(row);
            String actual = rows.text(target, row);
            double probability = predicted.probabilities().getOrDefault(actual, 0.0);
            loss -= Math.log(Math.min(1 - EPSILON, Math.max(EPSILON, probability)));
            int hit = predicted.label().equals(actual) ? 1 : 0;
            right += hit;
            // 2 true positives, and either error once: f1 = 2tp / (2tp + fp + fn)
            tally(tallies, actual)[0] += hit;
            tally(tallies, actual)[1]++;
            tally(tallies, predicted.label())[1]++;
        }
        double f1 = tallies.values().stream()
                .mapToDouble(counts -> 2.0 * counts[0] / counts[1])
                .average()
                .orElse(0);
        var values = new LinkedHashMap<String, Double>();
        values.put("accuracy", right / rows.rows());
        values.put("f1_macro", f1);
        values.put("log_loss", loss / rows.rows());
        return new Metrics(values);
    }

    private static int[] tally(Map<String, int[]> tallies, String label) {
        return tallies.computeIfAbsent(label, l -> new int[2]);
    }

    private static Metrics numbers(List<Prediction> predictions, Dataset rows, int target) {
        double mean = 0;
        for (int row = 0; row < rows.rows(); row++) {
            mean += rows.number(target, row) / rows.rows();
        }
        double squares = 0;
        double absolute = 0;
        double spread = 0;
        for (int row = 0; row < rows.rows(); row++) {
            double actual = rows.number(target, row);
            double error = actual - ((Prediction.OfNumber) predictions.get(row)).value();
            squares += error * error;
            absolute += Math.abs(error);
            spread += (actual - mean) * (actual - mean);
        }
        var values = new LinkedHashMap<String, Double>();
        values.put("r2", spread > 0 ? 1 - squares / spread : squares > 0 ? 0 : 1);
        values.put("rmse", Math.sqrt(squares / rows.rows()));
        values.put("mae", absolute / rows.rows());
        return new Metrics(values);
    }
}
