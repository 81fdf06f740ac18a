package dev.lazurite.trainer.linear;

import java.util.Arrays;

import dev.lazurite.trainer.vector.Link;

/**
 * Mean log loss with an L2 penalty on the weights, not on the intercepts. Two classes share one weight vector, more have
 * one each. The point to evaluate is, by sum, the weights and then the intercept. Rows are worked on in blocks whose
 * columns stay in the processor's cache between the two passes.
 */
final class LogisticLoss implements Objective {
    private static final int BLOCK = 512;

    /** The product of two such is still a normal number. */
    private static final double SMALLEST = 1e-150;

    private final double[][] columns;
    private final int[] target;
    private final int sums;
    private final double penalty;
    private final double[][] scores;
    private final double[] row;

    /**
     * A loss to be minimised.
     *
     * @param columns features by rows
     * @param target classes, numbered from 0
     * @param penalty factor of half the squared weights, beside the mean loss
     */
    LogisticLoss(double[][] columns, int[] target, int classes, double penalty) {
        this.columns = columns;
        this.target = target;
        this.penalty = penalty;
        sums = classes == 2 ? 1 : classes;
        scores = new double[sums][BLOCK];
        row = new double[sums];
    }

    int dimensions() {
        return sums * (columns.length + 1);
    }

    LinearModel model(double[] point) {
        int stride = columns.length + 1;
        var weights = new double[sums][];
        var intercepts = new double[sums];
        for (int k = 0; k < sums; k++) {
            weights[k] = Arrays.copyOfRange(point, k * stride, k * stride + columns.length);
            intercepts[k] = point[k * stride + columns.length];
        }
        return new LinearModel(weights, intercepts, sums == 1 ? Link.LOGISTIC : Link.SOFTMAX);
    }

    @Override
    public double evaluate(double[] point, double[] gradient) {
        // no loop over rows stands here: they are compiled one by one, and quickly, and not all of them as one large
        // method
        Arrays.fill(gradient, 0);
        int stride = columns.length + 1;
        double loss = 0;
        for (int from = 0; from < target.length; from += BLOCK) {
            int count = Math.min(BLOCK, target.length - from);
            for (int k = 0; k < sums; k++) {
                Arrays.fill(scores[k], 0, count, point[k * stride + columns.length]);
                Blocks.addWeighted(scores[k], point, k * stride, columns, from, count);
            }
            loss += sums == 1 ? binary(from, count) : multinomial(from, count);
            for (int k = 0; k < sums; k++) {
                Blocks.addProducts(gradient, k * stride, scores[k], columns, from, count);
                gradient[k * stride + columns.length] += Blocks.sum(scores[k], count);
            }
        }
        return scaled(loss, point, gradient);
    }

    private double scaled(double loss, double[] point, double[] gradient) {
        double share = 1.0 / target.length;
        double squares = 0;
        for (int p = 0; p < point.length; p++) {
            gradient[p] *= share;
            if (p % (columns.length + 1) < columns.length) {
                gradient[p] += penalty * point[p];
                squares += point[p] * point[p];
            }
        }
        return loss * share + penalty * squares / 2;
    }

    /**
     * The loss of a block; the sums become its derivatives. A sum of logarithms is the logarithm of a product, which of
     * {@link #BLOCK} factors between 1 and 2 cannot overflow.
     */
    private double binary(int from, int count) {
        double[] of = scores[0];
        double loss = 0;
        double product = 1;
        for (int i = 0; i < count; i++) {
            double sum = target[from + i] == 1 ? of[i] : -of[i];
            double small = Math.exp(-Math.abs(sum));
            product *= 1 + small;
            loss -= Math.min(sum, 0);
            double wrong = sum > 0 ? small / (1 + small) : 1 / (1 + small);
            of[i] = target[from + i] == 1 ? -wrong : wrong;
        }
        return loss + Math.log(product);
    }

    private double multinomial(int from, int count) {
        double loss = 0;
        double product = 1;
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < sums; k++) {
                row[k] = scores[k][i];
            }
            Link.SOFTMAX.apply(row);
            product *= Math.max(row[target[from + i]], SMALLEST);
            if (product < SMALLEST) {
                loss -= Math.log(product);
                product = 1;
            }
            for (int k = 0; k < sums; k++) {
                scores[k][i] = row[k] - (target[from + i] == k ? 1 : 0);
            }
        }
        return loss - Math.log(product);
    }
}
