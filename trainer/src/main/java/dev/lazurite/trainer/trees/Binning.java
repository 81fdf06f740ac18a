package dev.lazurite.trainer.trees;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Cuts each feature into at most {@link #MOST_BINS} ranges of about equal numbers of rows. A value falls into the first
 * bin whose threshold is not below it; missing values (NaN) fall into the last bin of all, and so always go right.
 *
 * @param thresholds upper bounds, rising, by feature; values above the last one make one bin more
 */
@SuppressWarnings("ArrayRecordComponent") // two such are never compared
record Binning(float[][] thresholds) {
    /** As in scikit-learn's HistGradientBoosting: 255 bins of values and one of missing values fill a byte. */
    static final int MOST_BINS = 255;

    /** Rows that decide on the bounds. More do not change quality at 255 bins, and sorting them costs. */
    private static final int SAMPLE = 50_000;

    /**
     * Chooses bounds from a sample of the rows. With few distinct values each has a bin of its own.
     *
     * @param columns features by rows; compared as floats, so that a model in ONNX decides alike
     */
    static Binning of(double[][] columns, int mostBins, long seed) {
        var thresholds = new float[columns.length][];
        for (int f = 0; f < columns.length; f++) {
            thresholds[f] = bounds(sample(columns[f], new SplittableRandom(seed + f)), mostBins);
        }
        return new Binning(thresholds);
    }

    private static float[] sample(double[] column, SplittableRandom random) {
        float[] values = new float[Math.min(SAMPLE, column.length)];
        int count = 0;
        if (column.length <= SAMPLE) {
            for (double value : column) {
                count = keep(values, count, value);
            }
        } else {
            for (int i = 0; i < SAMPLE; i++) {
                count = keep(values, count, column[random.nextInt(column.length)]);
            }
        }
        float[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private static int keep(float[] values, int count, double value) {
        if (!Double.isNaN(value)) {
            values[count] = (float) value;
            return count + 1;
        }
        return count;
    }

    private static float[] bounds(float[] sorted, int mostBins) {
        var bounds = new float[mostBins];
        int count = 0;
        int distinct = 1;
        for (int i = 1; i < sorted.length; i++) {
            distinct += sorted[i] > sorted[i - 1] ? 1 : 0;
        }
        if (distinct <= mostBins) {
            for (int i = 1; i < sorted.length; i++) {
                if (sorted[i] > sorted[i - 1]) {
                    bounds[count++] = between(sorted[i - 1], sorted[i]);
                }
            }
        } else {
            for (int bin = 1; bin < mostBins; bin++) {
                int at = (int) ((long) bin * sorted.length / mostBins);
                while (at < sorted.length && sorted[at] == sorted[at - 1]) {
                    at++;
                }
                if (at < sorted.length) {
                    float bound = between(sorted[at - 1], sorted[at]);
                    if (count == 0 || bound > bounds[count - 1]) {
                        bounds[count++] = bound;
                    }
                }
            }
        }
        return Arrays.copyOf(bounds, count);
    }

    /** The middle, but never as much as {@code high} itself. */
    private static float between(float low, float high) {
        float middle = low / 2 + high / 2;
        return middle >= low && middle < high ? middle : low;
    }

    int features() {
        return thresholds.length;
    }

    /** Bins of a feature, with that of missing values. */
    int bins(int feature) {
        return thresholds[feature].length + 2;
    }

    /** The bin of missing values. */
    int missing(int feature) {
        return thresholds[feature].length + 1;
    }

    /** What a row must not exceed to fall into this bin or one before it: infinite for the last one of values. */
    float threshold(int feature, int bin) {
        return bin < thresholds[feature].length ? thresholds[feature][bin] : Float.POSITIVE_INFINITY;
    }

    /** Bins of all rows, by feature. */
    byte[][] codes(double[][] columns) {
        var codes = new byte[columns.length][];
        for (int f = 0; f < columns.length; f++) {
            codes[f] = codes(columns[f], thresholds[f]);
        }
        return codes;
    }

    private static byte[] codes(double[] column, float[] bounds) {
        var codes = new byte[column.length];
        // padded to a power of two, the search has no branch that the processor could guess wrongly
        int size = Math.max(1, Integer.highestOneBit(Math.max(1, bounds.length)) * 2);
        float[] padded = Arrays.copyOf(bounds, size);
        Arrays.fill(padded, bounds.length, size, Float.POSITIVE_INFINITY);
        for (int i = 0; i < codes.length; i++) {
            float value = (float) column[i];
            int at = 0;
            for (int step = size >> 1; step > 0; step >>= 1) {
                at += padded[at + step - 1] < value ? step : 0;
            }
            codes[i] = (byte) (Float.isNaN(value) ? bounds.length + 1 : at);
        }
        return codes;
    }
}
