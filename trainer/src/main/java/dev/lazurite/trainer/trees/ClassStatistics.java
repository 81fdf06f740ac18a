package dev.lazurite.trainer.trees;

import java.util.Arrays;

import dev.lazurite.trainer.trees.ForestSettings.Impurity;

/** Counts of classes by bin. */
final class ClassStatistics implements NodeStatistics {
    private final int[] target;
    private final int[] weights;
    private final int classes;
    private final boolean entropy;
    private final int[] counts;
    private final int[] left;
    private final int[] histogram;
    private int weight;
    private double impurity;

    /**
     * Counts rows by class.
     *
     * @param weights how often each row counts
     */
    ClassStatistics(int[] target, int[] weights, int classes, Impurity impurity) {
        this.target = target;
        this.weights = weights;
        this.classes = classes;
        entropy = impurity == Impurity.ENTROPY;
        counts = new int[classes];
        left = new int[classes];
        histogram = new int[256 * classes];
    }

    @Override
    public int width() {
        return classes;
    }

    @Override
    public void enter(int[] rows, int from, int to) {
        Arrays.fill(counts, 0);
        weight = 0;
        for (int i = from; i < to; i++) {
            counts[target[rows[i]]] += weights[rows[i]];
            weight += weights[rows[i]];
        }
        impurity = purity(counts, weight);
    }

    @Override
    public double weight() {
        return weight;
    }

    @Override
    public boolean pure() {
        int present = 0;
        for (int count : counts) {
            present += count > 0 ? 1 : 0;
        }
        return present < 2;
    }

    @Override
    public double value(int at) {
        return (double) counts[at] / weight;
    }

    @Override
    public Split best(int feature, byte[] codes, int[] rows, int from, int to, int minSamplesLeaf) {
        int low = 255;
        int high = 0;
        for (int i = from; i < to; i++) {
            int row = rows[i];
            int code = codes[row] & 0xFF;
            histogram[code * classes + target[row]] += weights[row];
            low = Math.min(low, code);
            high = Math.max(high, code);
        }
        Split best = low < high ? scan(feature, low, high, minSamplesLeaf) : Split.NONE;
        Arrays.fill(histogram, low * classes, (high + 1) * classes, 0);
        return best;
    }

    private Split scan(int feature, int low, int high, int minSamplesLeaf) {
        Arrays.fill(left, 0);
        int leftWeight = 0;
        double most = 1e-12;
        int at = -1;
        for (int bin = low; bin < high; bin++) {
            int before = leftWeight;
            for (int k = 0; k < classes; k++) {
                int count = histogram[bin * classes + k];
                left[k] += count;
                leftWeight += count;
            }
            if (leftWeight > before && leftWeight >= minSamplesLeaf && weight - leftWeight >= minSamplesLeaf) {
                double gain = gain(leftWeight);
                if (gain > most) {
                    most = gain;
                    at = middle(bin, high);
                }
            }
        }
        return at < 0 ? Split.NONE : new Split(feature, at, most);
    }

    /** Among bins that no row of the node falls into, the one half way to the next that has some. */
    private int middle(int bin, int high) {
        int next = bin + 1;
        while (next < high && empty(next)) {
            next++;
        }
        return (bin + next - 1) / 2;
    }

    private boolean empty(int bin) {
        for (int k = 0; k < classes; k++) {
            if (histogram[bin * classes + k] > 0) {
                return false;
            }
        }
        return true;
    }

    private double gain(int leftWeight) {
        double leftPurity = purity(left, leftWeight);
        int rightWeight = weight - leftWeight;
        double rightPurity = 0;
        if (entropy) {
            for (int k = 0; k < classes; k++) {
                int count = counts[k] - left[k];
                rightPurity += count > 0 ? count * Math.log((double) count / rightWeight) : 0;
            }
        } else {
            double squares = 0;
            for (int k = 0; k < classes; k++) {
                double count = counts[k] - left[k];
                squares += count * count;
            }
            rightPurity = squares / rightWeight;
        }
        return leftPurity + rightPurity - impurity;
    }

    /** The weighted negative of the impurity, but for a constant: so a gain is a plain difference. */
    private double purity(int[] of, int total) {
        double sum = 0;
        for (int count : of) {
            if (entropy) {
                sum += count > 0 ? count * Math.log((double) count / total) : 0;
            } else {
                sum += (double) count * count;
            }
        }
        return entropy ? sum : sum / total;
    }
}
