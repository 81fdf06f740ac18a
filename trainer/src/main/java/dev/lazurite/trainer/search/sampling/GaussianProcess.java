package dev.lazurite.trainer.search.sampling;

import java.util.ArrayList;
import java.util.List;

import dev.lazurite.trainer.search.space.Point;

/** A Gaussian process with a fixed kernel over points that are added one by one. */
final class GaussianProcess {
    private static final double LEAST_VARIANCE = 1e-12;

    private final Matern kernel;
    private final List<Point> points = new ArrayList<>();
    private final Cholesky factor = new Cholesky();

    GaussianProcess(Matern kernel) {
        this.kernel = kernel;
    }

    int size() {
        return points.size();
    }

    void add(Point point) {
        double[] row = new double[points.size() + 1];
        for (int i = 0; i < points.size(); i++) {
            row[i] = kernel.covariance(points.get(i), point);
        }
        row[points.size()] = kernel.variance() + kernel.noise();
        factor.append(row);
        points.add(point);
    }

    /** Forgets all points from this size on. */
    void shorten(int size) {
        points.subList(size, points.size()).clear();
        factor.shorten(size);
    }

    /** What is known of the function once each point has its value; holds until points are added or forgotten. */
    Posterior given(double... values) {
        return new Posterior(factor.solve(values));
    }

    final class Posterior {
        private final double[] weights;

        private Posterior(double... weights) {
            this.weights = weights;
        }

        /** The logarithm of how much, in expectation, the function at a point is below {@code best}. */
        double logImprovement(double best, Point point) {
            double[] covariances = new double[points.size()];
            double mean = 0;
            for (int i = 0; i < covariances.length; i++) {
                covariances[i] = kernel.covariance(points.get(i), point);
                mean += covariances[i] * weights[i];
            }
            double variance = kernel.variance();
            for (double part : factor.solveLower(covariances)) {
                variance -= part * part;
            }
            double deviation = Math.sqrt(Math.max(variance, LEAST_VARIANCE));
            return Math.log(deviation) + LogImprovement.of((best - mean) / deviation);
        }
    }
}
