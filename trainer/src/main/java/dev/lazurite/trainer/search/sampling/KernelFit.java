package dev.lazurite.trainer.search.sampling;

import java.util.Arrays;
import java.util.List;

import dev.lazurite.trainer.search.space.Point;

/**
 * Finds the kernel under which values at points are most likely, given what is likely beforehand: lengths that grow with the
 * root of the number of dimensions (Hvarfner et al., <cite>Vanilla Bayesian Optimization Performs Great in High
 * Dimensions</cite>, 2024), a variance near that of the values, little noise. Climbs by resilient propagation (Blum and
 * Riedmiller, 2013), always from the same start, so that the answer depends on the points and values alone.
 */
final class KernelFit {
    private static final int STEPS = 40;
    private static final double LENGTH_SPREAD = 3;
    private static final double NOISE_CENTRE = Math.log(1e-4);
    private static final double NOISE_SPREAD = 4;
    private static final double LONGEST_STEP = 0.5;
    private static final double SHORTEST_STEP = 1e-3;

    private final boolean[] ordered;
    private final List<Point> points;
    private final double[] values;
    private final double lengthCentre;
    private final double[] low;
    private final double[] high;

    KernelFit(boolean[] ordered, List<Point> points, double... values) {
        this.ordered = ordered.clone();
        this.points = points;
        this.values = values;
        int dimensions = ordered.length;
        // the mode of the log-normal law that the paper puts on a length
        lengthCentre = Math.sqrt(2) + Math.log(dimensions) / 2 - LENGTH_SPREAD;
        low = new double[dimensions + 2];
        high = new double[dimensions + 2];
        Arrays.fill(low, Math.log(0.02));
        Arrays.fill(high, Math.log(20));
        low[dimensions] = Math.log(0.05);
        high[dimensions] = Math.log(50);
        low[dimensions + 1] = Math.log(1e-7);
        high[dimensions + 1] = Math.log(0.5);
    }

    Matern best() {
        int size = ordered.length + 2;
        double[] at = new double[size];
        Arrays.fill(at, 0, ordered.length, lengthCentre + 1);
        at[size - 1] = NOISE_CENTRE;
        double[] steps = new double[size];
        Arrays.fill(steps, 0.2);
        double[] last = new double[size];
        double[] best = at.clone();
        double most = Double.NEGATIVE_INFINITY;
        for (int step = 0; step < STEPS; step++) {
            double[] gradient = new double[size];
            double likelihood = climb(at, gradient);
            if (likelihood > most) {
                most = likelihood;
                best = at.clone();
            }
            for (int i = 0; i < size; i++) {
                double agreement = Math.signum(gradient[i]) * last[i];
                double factor = agreement > 0 ? 1.2 : agreement < 0 ? 0.5 : 1;
                steps[i] = Math.min(LONGEST_STEP, Math.max(SHORTEST_STEP, steps[i] * factor));
                last[i] = agreement < 0 ? 0 : Math.signum(gradient[i]);
                at[i] = Math.min(high[i], Math.max(low[i], at[i] + last[i] * steps[i]));
            }
        }
        return kernel(best);
    }

    private Matern kernel(double... at) {
        double[] parameters = Arrays.stream(at).map(Math::exp).toArray();
        int dimensions = ordered.length;
        return new Matern(
                ordered, Arrays.copyOf(parameters, dimensions), parameters[dimensions], parameters[dimensions + 1]);
    }

    /**
     * How likely parameters are, as a logarithm; adds to {@code gradient} which way is up. Parameters are logarithms too: of each
     * length, then of variance and noise.
     */
    private double climb(double[] at, double... gradient) {
        Matern kernel = kernel(at);
        int size = points.size();
        int dimensions = ordered.length;
        Cholesky factor = new Cholesky();
        for (int i = 0; i < size; i++) {
            double[] row = new double[i + 1];
            for (int j = 0; j < i; j++) {
                row[j] = kernel.covariance(points.get(i), points.get(j));
            }
            row[i] = kernel.variance() + kernel.noise();
            factor.append(row);
        }
        double[] weights = factor.solve(values);
        double[][] inverse = factor.inverse();
        double likelihood = -factor.logDeterminant();
        for (int i = 0; i < size; i++) {
            likelihood -= 0.5 * values[i] * weights[i];
            double own = 0.5 * (weights[i] * weights[i] - inverse[i][i]);
            gradient[dimensions] += own * kernel.variance();
            gradient[dimensions + 1] += own * kernel.noise();
            for (int j = 0; j < i; j++) {
                double pull = weights[i] * weights[j] - inverse[i][j];
                pair(kernel, points.get(i), points.get(j), pull, gradient);
            }
        }
        return likelihood + prior(at, gradient);
    }

    private static void pair(Matern kernel, Point left, Point right, double pull, double... gradient) {
        int dimensions = gradient.length - 2;
        double slope = pull * kernel.slope(kernel.square(left, right));
        for (int d = 0; d < dimensions; d++) {
            gradient[d] += slope * kernel.scaled(d, left, right);
        }
        gradient[dimensions] += pull * kernel.covariance(left, right);
    }

    /** The logarithm of how likely the parameters are beforehand; adds its own slope. */
    private double prior(double[] at, double... gradient) {
        double sum = 0;
        int dimensions = ordered.length;
        for (int i = 0; i < at.length; i++) {
            double centre = i < dimensions ? lengthCentre : i == dimensions ? 0 : NOISE_CENTRE;
            double spread = i < dimensions ? LENGTH_SPREAD : i == dimensions ? 1 : NOISE_SPREAD;
            double away = at[i] - centre;
            sum -= away * away / (2 * spread);
            gradient[i] -= away / spread;
        }
        return sum;
    }
}
