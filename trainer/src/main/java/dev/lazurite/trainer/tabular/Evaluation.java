package dev.lazurite.trainer.tabular;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.Metrics;
import dev.lazurite.trainer.api.Model;
import dev.lazurite.trainer.api.Prediction;
import dev.lazurite.trainer.evaluate.MultiLabelMetrics;

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
        return switch (model.task()) {
            case CLASSIFICATION -> classes(model.predict(rows), rows, target(model, rows));
            case REGRESSION, FORECASTING -> numbers(model.predict(rows), rows, target(model, rows));
            case MULTI_LABEL -> labels(model, rows, target(model, rows));
            case CLUSTERING -> GroupEvaluation.clusters((TableModel) model, rows);
            case ANOMALY_DETECTION -> GroupEvaluation.anomalies((TableModel) model, rows);
        };
    }

    private static int target(Model model, Dataset rows) {
        return rows.schema().indexOf(model.target().name());
    }

    /** A label that the model does not know is a label that it did not find. */
    private static Metrics labels(Model model, Dataset rows, int target) {
        var all = new TreeSet<>(model.labels());
        all.addAll(LabelSets.distinct(rows, target));
        List<String> labels = List.copyOf(all);
        List<Prediction> predictions = model.predict(rows);
        var actual = new boolean[rows.rows()][labels.size()];
        var probabilities = new double[rows.rows()][labels.size()];
        for (int row = 0; row < actual.length; row++) {
            List<String> has = LabelSets.of(rows.text(target, row));
            var predicted = (Prediction.OfLabels) predictions.get(row);
            for (int k = 0; k < labels.size(); k++) {
                actual[row][k] = has.contains(labels.get(k));
                probabilities[row][k] = predicted.probabilities().getOrDefault(labels.get(k), 0.0);
            }
        }
        return MultiLabelMetrics.of(actual, probabilities);
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
