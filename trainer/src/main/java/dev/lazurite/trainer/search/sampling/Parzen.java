package dev.lazurite.trainer.search.sampling;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import dev.lazurite.trainer.search.space.Dimension;
import dev.lazurite.trainer.search.space.Point;

/**
 * A density over points of the unit cube: a mixture of one component around each of some points, and one that is the space's
 * own distribution. A component is a product over dimensions: a normal, truncated to the unit interval, where values have an
 * order; for a choice a distribution that prefers the point's value; and the space's own where the point lacks the dimension.
 * What a candidate lacks counts for nothing. Laid out by dimension, so that a candidate is scored in one pass over arrays.
 */
final class Parzen {
    private final List<Dimension> dimensions;
    private final double[][] centres;
    private final double[] logNorms;
    private final double[] cumulated;
    private final double width;
    private final double[] matched;
    private final double[] missed;

    /** @param points as many as {@code weights}; the space's own distribution has weight 1 beside them */
    Parzen(List<Dimension> dimensions, List<Point> points, double... weights) {
        this.dimensions = dimensions;
        int components = points.size();
        width = width(components, dimensions.size());
        matched = new double[dimensions.size()];
        missed = new double[dimensions.size()];
        centres = new double[dimensions.size()][components];
        double total = Arrays.stream(weights).sum() + 1;
        logNorms = new double[components + 1];
        cumulated = new double[components + 1];
        double sum = 0;
        for (int i = 0; i <= components; i++) {
            double weight = i < components ? weights[i] : 1;
            logNorms[i] = Math.log(weight / total);
            sum += weight / total;
            cumulated[i] = sum;
        }
        for (int d = 0; d < dimensions.size(); d++) {
            int categories = dimensions.get(d).categories();
            double share = 1.0 / (components + 1);
            matched[d] = (1 + share) / (1 + categories * share);
            missed[d] = share / (1 + categories * share);
            for (int i = 0; i < components; i++) {
                double centre = points.get(i).at(d);
                centres[d][i] = centre;
                if (categories == 0 && !Double.isNaN(centre)) {
                    logNorms[i] -= Math.log(
                            width * Math.sqrt(2 * Math.PI) * Gauss.mass(-centre / width, (1 - centre) / width));
                }
            }
        }
    }

    /** Scott's rule, never so narrow that a component is a spike. */
    private static double width(int components, int dimensions) {
        double scott = 0.2 * Math.pow(Math.max(components, 1), -1.0 / (dimensions + 4));
        return Math.max(scott, 1.0 / Math.min(100, components + 2));
    }

    /** A point out of the density; coordinates of branches that are not taken are drawn too. */
    double[] draw(SplittableRandom random) {
        double chance = random.nextDouble();
        int component = 0;
        while (component < cumulated.length - 1 && cumulated[component] < chance) {
            component++;
        }
        double[] point = new double[dimensions.size()];
        for (int d = 0; d < point.length; d++) {
            point[d] = draw(d, component, random);
        }
        return point;
    }

    private double draw(int dimension, int component, SplittableRandom random) {
        double uniform = random.nextDouble();
        if (component == cumulated.length - 1 || Double.isNaN(centres[dimension][component])) {
            return uniform;
        }
        double centre = centres[dimension][component];
        int categories = dimensions.get(dimension).categories();
        if (categories > 0) {
            // the value of the point with the probability by which it is preferred, else any
            double preferred = matched[dimension] - missed[dimension];
            return uniform < preferred ? centre : random.nextDouble();
        }
        return Gauss.truncated(centre, width, uniform);
    }

    /** The logarithm of the density at a point; NaN coordinates count for nothing. */
    double logDensity(Point point) {
        double[] logs = logNorms.clone();
        double narrow = -0.5 / (width * width);
        for (int d = 0; d < dimensions.size(); d++) {
            double at = point.at(d);
            if (Double.isNaN(at)) {
                continue;
            }
            int categories = dimensions.get(d).categories();
            if (categories == 0) {
                distances(centres[d], at, narrow, logs);
            } else {
                matches(centres[d], at, Math.log(matched[d] * categories), Math.log(missed[d] * categories), logs);
            }
        }
        return logSum(logs);
    }

    private static void distances(double[] centres, double at, double narrow, double... logs) {
        for (int i = 0; i < centres.length; i++) {
            double distance = at - centres[i];
            if (!Double.isNaN(distance)) {
                logs[i] += narrow * distance * distance;
            }
        }
    }

    /** Relative to the space's own distribution, under which all values are alike: that one's component stays as it is. */
    private static void matches(double[] centres, double at, double matched, double missed, double... logs) {
        for (int i = 0; i < centres.length; i++) {
            if (!Double.isNaN(centres[i])) {
                logs[i] += centres[i] == at ? matched : missed;
            }
        }
    }

    private static double logSum(double... logs) {
        double most = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            most = Math.max(most, log);
        }
        double sum = 0;
        for (double log : logs) {
            double below = log - most;
            sum += below > -40 ? Math.exp(below) : 0;
        }
        return most + Math.log(sum);
    }
}
