package dev.lazurite.trainer.evaluate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

import dev.lazurite.trainer.api.Metrics;

/**
 * The quality of sets of labels, by scikit-learn's formulas over indicators: {@code accuracy_score} (whole sets), {@code
 * hamming_loss}, {@code f1_score}, {@code precision_score} and {@code recall_score} by average, {@code roc_auc_score} and
 * {@code average_precision_score}. What has no positive counts as 0; labels on no or all rows have no area under a curve.
 */
public final class MultiLabelMetrics {
    private MultiLabelMetrics() {}

    /**
     * Compares; a label is predicted where its probability exceeds one half.
     *
     * @param actual by row and label
     * @param probabilities by row and label
     */
    public static Metrics of(boolean[][] actual, double[][] probabilities) {
        int labels = actual[0].length;
        double exact = 0;
        double wrong = 0;
        var tallies = new double[labels][3];
        for (int row = 0; row < actual.length; row++) {
            int differing = 0;
            for (int k = 0; k < labels; k++) {
                boolean predicted = probabilities[row][k] > 0.5;
                differing += predicted == actual[row][k] ? 0 : 1;
                tallies[k][0] += predicted && actual[row][k] ? 1 : 0;
                tallies[k][1] += predicted ? 1 : 0;
                tallies[k][2] += actual[row][k] ? 1 : 0;
            }
            wrong += differing;
            exact += differing == 0 ? 1 : 0;
        }
        var pooled = new double[3];
        for (double[] tally : tallies) {
            for (int i = 0; i < 3; i++) {
                pooled[i] += tally[i];
            }
        }
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("accuracy", exact / actual.length);
        values.put("hamming_loss", wrong / ((double) actual.length * labels));
        values.put("f1_score_macro", mean(labels, k -> f1(tallies[k])));
        values.put("f1_score_micro", f1(pooled));
        values.put("precision_score_macro", mean(labels, k -> ratio(tallies[k][0], tallies[k][1])));
        values.put("precision_score_micro", ratio(pooled[0], pooled[1]));
        values.put("recall_score_macro", mean(labels, k -> ratio(tallies[k][0], tallies[k][2])));
        values.put("recall_score_micro", ratio(pooled[0], pooled[2]));
        values.put(
                "AUC_macro", mean(labels, k -> curve(actual, probabilities, k).areaUnderRoc()));
        values.put(
                "average_precision_score_macro",
                mean(labels, k -> curve(actual, probabilities, k).averagePrecision()));
        return new Metrics(values);
    }

    private static RankingCurve curve(boolean[][] actual, double[][] probabilities, int label) {
        var positive = new boolean[actual.length];
        var scores = new double[actual.length];
        for (int row = 0; row < actual.length; row++) {
            positive[row] = actual[row][label];
            scores[row] = probabilities[row][label];
        }
        return RankingCurve.of(positive, scores);
    }

    private static double f1(double[] tally) {
        return ratio(2 * tally[0], tally[1] + tally[2]);
    }

    private static double ratio(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    /** Over the labels for which there is a number. */
    private static double mean(int labels, IntToDoubleFunction of) {
        return IntStream.range(0, labels)
                .mapToDouble(of)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }
}
