package dev.lazurite.trainer.search.sampling;

import dev.lazurite.trainer.search.space.Point;

/**
 * The Matérn 5/2 kernel over points of a search space, with a length for each dimension. Two values of a choice are at
 * distance 1 or 0; so are, at half of it, a dimension that one point has and the other lacks.
 */
final class Matern {
    private static final double ROOT_5 = Math.sqrt(5);
    private static final double LACKING = 0.25;

    private final boolean[] ordered;
    private final double[] lengths;
    private final double variance;
    private final double noise;

    /**
     * Wraps parameters without copying them.
     *
     * @param ordered whether the values of a dimension have an order
     * @param lengths by dimension
     * @param variance of the function
     * @param noise variance of one observation
     */
    Matern(boolean[] ordered, double[] lengths, double variance, double noise) {
        this.ordered = ordered;
        this.lengths = lengths;
        this.variance = variance;
        this.noise = noise;
    }

    double variance() {
        return variance;
    }

    double noise() {
        return noise;
    }

    /** The squared distance of two points in one dimension, in units of its length. */
    double scaled(int dimension, Point left, Point right) {
        return square(dimension, left, right) / (lengths[dimension] * lengths[dimension]);
    }

    private double square(int dimension, Point left, Point right) {
        double away = left.at(dimension) - right.at(dimension);
        if (Double.isNaN(away)) {
            return left.has(dimension) == right.has(dimension) ? 0 : LACKING;
        }
        if (ordered[dimension]) {
            return away * away;
        }
        return away == 0 ? 0 : 1;
    }

    /** The squared distance over all dimensions, each in units of its length. */
    double square(Point left, Point right) {
        double sum = 0;
        for (int d = 0; d < lengths.length; d++) {
            sum += scaled(d, left, right);
        }
        return sum;
    }

    double covariance(Point left, Point right) {
        double square = square(left, right);
        double root = ROOT_5 * Math.sqrt(square);
        return variance * (1 + root + 5 * square / 3) * Math.exp(-root);
    }

    /** What {@link #covariance} changes by with the logarithm of a length, divided by {@link #scaled} of that dimension. */
    double slope(double square) {
        double root = ROOT_5 * Math.sqrt(square);
        return variance * 5 / 3 * (1 + root) * Math.exp(-root);
    }
}
