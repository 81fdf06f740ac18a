package dev.lazurite.trainer.trees;

import java.util.Arrays;

/** Sums of packed derivatives by feature and bin, for the rows of one node; and the best split that they show. */
final class GradientHistogram {
    /** What growth by gradients heeds. */
    record Rules(int minSamplesLeaf, double l2, double minGain) {}

    private final Binning binning;
    private final long[][] sums;

    GradientHistogram(Binning binning) {
        this.binning = binning;
        sums = new long[binning.features()][];
        for (int f = 0; f < sums.length; f++) {
            sums[f] = new long[binning.bins(f)];
        }
    }

    /** Sums up one feature, for all rows. */
    void fill(int feature, byte[] codes, long[] packed) {
        long[] into = sums[feature];
        Arrays.fill(into, 0);
        for (int i = 0; i < codes.length; i++) {
            into[codes[i] & 0xFF] += packed[i];
        }
    }

    /**
     * Sums up one feature, for some rows.
     *
     * @param ordered the packed derivatives of these rows, from index 0
     */
    void fill(int feature, byte[] codes, int[] rows, int from, int to, long[] ordered) {
        long[] into = sums[feature];
        Arrays.fill(into, 0);
        for (int i = from; i < to; i++) {
            into[codes[rows[i]] & 0xFF] += ordered[i - from];
        }
    }

    /** Takes away what one of two children holds, so that the other's sums remain. */
    void subtract(int feature, GradientHistogram child) {
        long[] from = sums[feature];
        long[] less = child.sums[feature];
        for (int b = 0; b < from.length; b++) {
            from[b] -= less[b];
        }
    }

    /**
     * The best split of one feature. Where rows are too many to be counted, their number on each side is estimated from
     * the second derivatives, as LightGBM does.
     *
     * @param total sum over the node
     * @param rows rows in the node
     */
    Split best(int feature, long total, int rows, Gradients gradients, Rules rules) {
        long[] of = sums[feature];
        double g = gradients.first(total);
        double h = gradients.second(total);
        double rowsPerWeight = h > 0 ? rows / h : 0;
        double parent = g * g / (h + rules.l2());
        long left = 0;
        double most = rules.minGain();
        int at = -1;
        for (int b = 0; b < of.length - 1; b++) {
            if (of[b] == 0) {
                continue;
            }
            left += of[b];
            double hl = gradients.second(left);
            double hr = h - hl;
            double leftRows = gradients.counts() ? gradients.rows(left) : hl * rowsPerWeight;
            if (leftRows < rules.minSamplesLeaf()) {
                continue;
            }
            if (rows - leftRows < rules.minSamplesLeaf()) {
                break;
            }
            double gl = gradients.first(left);
            double gr = g - gl;
            double gain = gl * gl / (hl + rules.l2()) + gr * gr / (hr + rules.l2()) - parent;
            if (gain > most) {
                most = gain;
                at = b;
            }
        }
        return at < 0 ? Split.NONE : new Split(feature, at, most);
    }

    /** The sum over the bins of a feature up to this one. */
    long upTo(int feature, int bin) {
        long sum = 0;
        for (int b = 0; b <= bin; b++) {
            sum += sums[feature][b];
        }
        return sum;
    }

    long total() {
        return upTo(0, binning.bins(0) - 1);
    }
}
