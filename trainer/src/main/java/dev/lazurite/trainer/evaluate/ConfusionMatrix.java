package dev.lazurite.trainer.evaluate;

import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Rows by actual and predicted class.
 *
 * @param counts by actual, then predicted class, in the labels' order
 */
@SuppressWarnings("ArrayRecordComponent") // two such are never compared
public record ConfusionMatrix(List<String> labels, long[][] counts) {
    public ConfusionMatrix {
        labels = List.copyOf(labels);
    }

    static ConfusionMatrix of(List<String> labels, int[] actual, int[] predicted) {
        var counts = new long[labels.size()][labels.size()];
        for (int i = 0; i < actual.length; i++) {
            counts[actual[i]][predicted[i]]++;
        }
        return new ConfusionMatrix(labels, counts);
    }

    long total() {
        long sum = 0;
        for (int k = 0; k < counts.length; k++) {
            sum += actual(k);
        }
        return sum;
    }

    /** Rows of this class. */
    public long actual(int label) {
        long sum = 0;
        for (long count : counts[label]) {
            sum += count;
        }
        return sum;
    }

    /** Rows that are said to be of this class. */
    public long predicted(int label) {
        long sum = 0;
        for (long[] row : counts) {
            sum += row[label];
        }
        return sum;
    }

    double correct() {
        double sum = 0;
        for (int k = 0; k < counts.length; k++) {
            sum += counts[k][k];
        }
        return sum;
    }

    /** 0 where a class is never predicted, as scikit-learn has it. */
    double precision(int label) {
        return ratio((double) counts[label][label], (double) predicted(label));
    }

    /** 0 where a class has no rows. */
    double recall(int label) {
        return ratio((double) counts[label][label], (double) actual(label));
    }

    double f1(int label) {
        return ratio(2.0 * counts[label][label], (double) (actual(label) + predicted(label)));
    }

    /** Mean over the classes that have rows or are predicted. */
    double macro(IntToDoubleFunction ofLabel) {
        double sum = 0;
        int present = 0;
        for (int k = 0; k < counts.length; k++) {
            if (actual(k) + predicted(k) > 0) {
                sum += ofLabel.applyAsDouble(k);
                present++;
            }
        }
        return sum / present;
    }

    /** Mean over the classes, weighted by their rows. */
    double weighted(IntToDoubleFunction ofLabel) {
        double sum = 0;
        for (int k = 0; k < counts.length; k++) {
            sum += actual(k) == 0 ? 0 : actual(k) * ofLabel.applyAsDouble(k);
        }
        return sum / total();
    }

    /** Mean recall of the classes that have rows. */
    double balancedAccuracy() {
        double sum = 0;
        int present = 0;
        for (int k = 0; k < counts.length; k++) {
            if (actual(k) > 0) {
                sum += recall(k);
                present++;
            }
        }
        return sum / present;
    }

    /** Gorodkin's form for any number of classes. */
    double matthewsCorrelation() {
        double total = total();
        double products = 0;
        double predictedSquares = 0;
        double actualSquares = 0;
        for (int k = 0; k < counts.length; k++) {
            products += (double) actual(k) * predicted(k);
            predictedSquares += (double) predicted(k) * predicted(k);
            actualSquares += (double) actual(k) * actual(k);
        }
        double spread = Math.sqrt(total * total - predictedSquares) * Math.sqrt(total * total - actualSquares);
        return ratio(correct() * total - products, spread);
    }

    private static double ratio(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
