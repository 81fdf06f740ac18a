package dev.lazurite.trainer.trees;

import java.util.Arrays;

/** Sums of a numeric target by bin; a split lessens the sum of squares around the means. */
final class NumberStatistics implements NodeStatistics {
    private final double[] target;
    private final int[] weights;
    private final double[] sums = new double[256];
    private final int[] counts = new int[256];
    private int weight;
    private double sum;
    private boolean pure;

    NumberStatistics(double[] target, int[] weights) {
        this.target = target;
        this.weights = weights;
    }

    @Override
    public int width() {
        return 1;
    }

    @Override
    public void enter(int[] rows, int from, int to) {
        weight = 0;
        sum = 0;
        pure = true;
        double first = target[rows[from]];
        for (int i = from; i < to; i++) {
            int row = rows[i];
            weight += weights[row];
            sum += weights[row] * target[row];
            pure &= target[row] == first;
        }
    }

    @Override
    public double weight() {
        return weight;
    }

    @Override
    public boolean pure() {
        return pure;
    }

    @Override
    public double value(int at) {
        return sum / weight;
    }

    @Override
    public Split best(int feature, byte[] codes, int[] rows, int from, int to, int minSamplesLeaf) {
        int low = 255;
        int high = 0;
        // around the node's mean, so that large targets do not cancel to noise
        double mean = sum / weight;
        for (int i = from; i < to; i++) {
            int row = rows[i];
            int code = codes[row] & 0xFF;
            sums[code] += weights[row] * (target[row] - mean);
            counts[code] += weights[row];
            low = Math.min(low, code);
            high = Math.max(high, code);
        }
        Split best = low < high ? scan(feature, low, high, minSamplesLeaf) : Split.NONE;
        Arrays.fill(sums, low, high + 1, 0);
        Arrays.fill(counts, low, high + 1, 0);
        return best;
    }

    private Split scan(int feature, int low, int high, int minSamplesLeaf) {
        int leftWeight = 0;
        double leftSum = 0;
        double most = 0;
        int at = -1;
        for (int bin = low; bin < high; bin++) {
            if (counts[bin] == 0) {
                continue;
            }
            leftWeight += counts[bin];
            leftSum += sums[bin];
            if (leftWeight >= minSamplesLeaf && weight - leftWeight >= minSamplesLeaf) {
                double gain = leftSum * leftSum / leftWeight + leftSum * leftSum / (weight - leftWeight);
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
        while (next < high && counts[next] == 0) {
            next++;
        }
        return (bin + next - 1) / 2;
    }
}
