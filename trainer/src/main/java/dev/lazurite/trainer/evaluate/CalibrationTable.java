package dev.lazurite.trainer.evaluate;

import java.util.ArrayList;
import java.util.List;

/** Whether probabilities mean what they say: scikit-learn's {@code calibration_curve} with ten bins of equal width. */
public final class CalibrationTable {
    private static final int BINS = 10;

    /** Rows whose probability falls into a bin: their mean probability, and the share of them that were positive. */
    public record Bin(int rows, double predicted, double actual) {}

    private CalibrationTable() {}

    /** The bins that have rows, from low to high. */
    public static List<Bin> of(boolean[] positive, double[] probabilities) {
        var rows = new int[BINS];
        var sums = new double[BINS];
        var hits = new double[BINS];
        for (int i = 0; i < positive.length; i++) {
            int bin = Math.max(0, Math.min(BINS - 1, (int) (probabilities[i] * BINS)));
            rows[bin]++;
            sums[bin] += probabilities[i];
            hits[bin] += positive[i] ? 1 : 0;
        }
        List<Bin> bins = new ArrayList<>();
        for (int b = 0; b < BINS; b++) {
            if (rows[b] > 0) {
                bins.add(new Bin(rows[b], sums[b] / rows[b], hits[b] / rows[b]));
            }
        }
        return bins;
    }
}
