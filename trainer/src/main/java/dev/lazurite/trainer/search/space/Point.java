package dev.lazurite.trainer.search.space;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A point of the unit cube that a {@link SearchSpace} spans: a quantile in [0, 1) for each dimension, NaN for one that belongs
 * to a branch that the point does not take. Equal where all quantiles are.
 */
public final class Point {
    private final double[] quantiles;

    /** Takes a copy. */
    public Point(double... quantiles) {
        this.quantiles = quantiles.clone();
    }

    public double at(int dimension) {
        return quantiles[dimension];
    }

    /** Whether the point has this dimension. */
    public boolean has(int dimension) {
        return !Double.isNaN(quantiles[dimension]);
    }

    public int dimensions() {
        return quantiles.length;
    }

    /** A copy. */
    public double[] quantiles() {
        return quantiles.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Point point && Arrays.equals(quantiles, point.quantiles);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(quantiles);
    }

    @Override
    public String toString() {
        return Arrays.stream(quantiles).mapToObj(Double::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
