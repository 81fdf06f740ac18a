package dev.lazurite.trainer.evaluate;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import dev.lazurite.trainer.api.Metrics;

/**
 * The metrics of a classification that automated ML reports, by name. Averages of curves over classes leave out classes
 * that do not occur, for which a curve is not defined.
 */
public final class ClassificationMetrics {
    /** scikit-learn clips probabilities at the machine epsilon of a double. */
    private static final double EPSILON = Math.ulp(1.0);

    private final List<String> labels;
    private final int[] actual;
    private final double[][] probabilities;
    private final ConfusionMatrix confusion;

    /**
     * Compares predictions with what was so.
     *
     * @param actual number of the class of each row, in the labels' order
     * @param probabilities by row and class
     */
    public ClassificationMetrics(List<String> labels, int[] actual, double[][] probabilities) {
        this.labels = List.copyOf(labels);
        this.actual = actual;
        this.probabilities = probabilities;
        confusion = ConfusionMatrix.of(labels, actual, likeliest(probabilities));
    }

    private static int[] likeliest(double[][] probabilities) {
        return Arrays.stream(probabilities)
                .mapToInt(row -> {
                    int best = 0;
                    for (int k = 1; k < row.length; k++) {
                        best = row[k] > row[best] ? k : best;
                    }
                    return best;
                })
                .toArray();
    }

    public ConfusionMatrix confusion() {
        return confusion;
    }

    /** The curve of one class against the rest. */
    public RankingCurve curve(int label) {
        var positive = new boolean[actual.length];
        var scores = new double[actual.length];
        for (int i = 0; i < actual.length; i++) {
            positive[i] = actual[i] == label;
            scores[i] = probabilities[i][label];
        }
        return RankingCurve.of(positive, scores);
    }

    /** Everything, in the alphabetic order in which the studio shows it. */
    public Metrics all() {
        double accuracy = confusion.correct() / actual.length;
        Map<String, Double> values = new LinkedHashMap<>();
        averages(values, "AUC", RankingCurve::areaUnderRoc);
        values.put("accuracy", accuracy);
        averages(values, "average_precision_score", RankingCurve::averagePrecision);
        values.put("balanced_accuracy", confusion.balancedAccuracy());
        if (labels.size() == 2) {
            values.put("f1_score_binary", confusion.f1(1));
        }
        values.put("f1_score_macro", confusion.macro(confusion::f1));
        values.put("f1_score_micro", accuracy);
        values.put("f1_score_weighted", confusion.weighted(confusion::f1));
        values.put("log_loss", logLoss());
        values.put("matthews_correlation", confusion.matthewsCorrelation());
        double byChance = 1.0 / labels.size();
        values.put("norm_macro_recall", (confusion.balancedAccuracy() - byChance) / (1 - byChance));
        if (labels.size() == 2) {
            values.put("precision_score_binary", confusion.precision(1));
        }
        values.put("precision_score_macro", confusion.macro(confusion::precision));
        values.put("precision_score_micro", accuracy);
        values.put("precision_score_weighted", confusion.weighted(confusion::precision));
        if (labels.size() == 2) {
            values.put("recall_score_binary", confusion.recall(1));
        }
        values.put("recall_score_macro", confusion.macro(confusion::recall));
        values.put("recall_score_micro", accuracy);
        values.put("recall_score_weighted", confusion.weighted(confusion::recall));
        values.put("weighted_accuracy", weightedAccuracy());
        return new Metrics(values);
    }

    private void averages(Map<String, Double> values, String name, ToDoubleFunction<RankingCurve> measure) {
        double[] byClass = IntStream.range(0, labels.size())
                .mapToDouble(k -> confusion.actual(k) == 0 ? 0 : measure.applyAsDouble(curve(k)))
                .toArray();
        if (labels.size() == 2) {
            values.put(name + "_binary", byClass[1]);
        }
        values.put(
                name + "_macro",
                IntStream.range(0, byClass.length)
                        .filter(k -> confusion.actual(k) > 0)
                        .mapToDouble(k -> byClass[k])
                        .average()
                        .orElse(Double.NaN));
        values.put(name + "_micro", measure.applyAsDouble(pooled()));
        values.put(name + "_weighted", confusion.weighted(k -> byClass[k]));
    }

    /** Every pair of a row and a class counts as one yes-or-no question. */
    private RankingCurve pooled() {
        int classes = labels.size();
        var positive = new boolean[actual.length * classes];
        var scores = new double[positive.length];
        for (int i = 0; i < actual.length; i++) {
            for (int k = 0; k < classes; k++) {
                positive[i * classes + k] = actual[i] == k;
                scores[i * classes + k] = probabilities[i][k];
            }
        }
        return RankingCurve.of(positive, scores);
    }

    private double logLoss() {
        double loss = 0;
        for (int i = 0; i < actual.length; i++) {
            loss -= Math.log(Math.min(1 - EPSILON, Math.max(EPSILON, probabilities[i][actual[i]])));
        }
        return loss / actual.length;
    }

    /** Each row counts as much as its class has rows. */
    private double weightedAccuracy() {
        double right = 0;
        double all = 0;
        for (int k = 0; k < labels.size(); k++) {
            double rows = confusion.actual(k);
            right += rows * confusion.counts()[k][k];
            all += rows * rows;
        }
        return right / all;
    }
}
