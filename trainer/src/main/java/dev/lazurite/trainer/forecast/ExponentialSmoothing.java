package dev.lazurite.trainer.forecast;

import java.util.Arrays;

import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Exponential smoothing in its additive forms (Holt and Winters; Hyndman and Athanasopoulos, Forecasting: Principles and
 * Practice, chapter 8). The weights are those with the least squared error of the forecasts one step ahead.
 */
public final class ExponentialSmoothing {
    private static final int MOST_EVALUATIONS = 100_000;
    private static final double[][] STARTS = {{-1, -3, -2, 3}, {1, -2, -1, 3}, {-3, -4, -3, 3}};

    /** What goes on from one step to the next. */
    public enum Trend {
        NONE,
        ADDITIVE,
        /** A trend that dies away: the share of it that is left each step is fitted too, from 0.8 to 0.98. */
        DAMPED
    }

    private final double[] values;
    private final int season;
    private final Trend trend;

    private ExponentialSmoothing(double[] values, int season, Trend trend) {
        this.values = values;
        this.season = season;
        this.trend = trend;
    }

    /**
     * Smooths a series to its end.
     *
     * @param values by step, two seasons or more
     * @param season steps of a pattern that comes again; 1 for none
     */
    public static SeasonalForecast.State fit(double[] values, int season, Trend trend) {
        var smoothing = new ExponentialSmoothing(values, season, trend);
        double[] best = STARTS[0];
        double least = Double.POSITIVE_INFINITY;
        MultivariateFunction error = at -> smoothing.run(at).error;
        for (double[] start : STARTS) {
            var found = new SimplexOptimizer(1e-8, 1e-12)
                    .optimize(
                            new MaxEval(MOST_EVALUATIONS),
                            new ObjectiveFunction(error),
                            GoalType.MINIMIZE,
                            new InitialGuess(start),
                            new NelderMeadSimplex(start.length, 0.5));
            if (found.getValue() < least) {
                least = found.getValue();
                best = found.getPoint();
            }
        }
        return smoothing.run(best).state();
    }

    private static double share(double at) {
        return 1 / (1 + Math.exp(-at));
    }

    /** One pass with these weights, which are on the whole line and brought between 0 and 1. */
    private Pass run(double[] at) {
        double alpha = share(at[0]);
        double beta = trend == Trend.NONE ? 0 : alpha * share(at[1]);
        double gamma = season == 1 ? 0 : (1 - alpha) * share(at[2]);
        double damping = trend == Trend.DAMPED ? 0.8 + 0.18 * share(at[3]) : 1;
        var pass = new Pass();
        pass.damping = damping;
        pass.level = Arrays.stream(values, 0, season).average().orElse(0);
        if (trend != Trend.NONE) {
            double next = Arrays.stream(values, season, 2 * season).average().orElse(0);
            pass.slope = (next - pass.level) / season;
        }
        pass.season = new double[season];
        for (int i = 0; i < season && season > 1; i++) {
            pass.season[i] = values[i] - pass.level - pass.slope * (i - (season - 1) / 2.0);
        }
        pass.level -= pass.slope * (season + 1) / 2.0;
        for (int t = 0; t < values.length; t++) {
            double line = pass.level + damping * pass.slope;
            double error = values[t] - line - pass.season[t % season];
            pass.error += error * error;
            pass.level = line + alpha * error;
            pass.slope = damping * pass.slope + beta * error;
            pass.season[t % season] += gamma * error;
        }
        return pass;
    }

    private final class Pass {
        private double error;
        private double level;
        private double slope;
        private double damping;
        private double[] season = {};

        SeasonalForecast.State state() {
            var next = new double[season.length];
            for (int i = 0; i < next.length; i++) {
                next[i] = season[(values.length + i) % season.length];
            }
            return new SeasonalForecast.State(level, slope, damping, next);
        }
    }
}
