package dev.lazurite.trainer.forecast;

import java.util.Arrays;
import java.util.List;

import dev.lazurite.trainer.vector.VectorModel;

/** Makes a {@link LaggedForecast} of all series together. */
public final class LaggedRegression {
    /** Fits numbers. {@code columns} are features by rows. */
    @FunctionalInterface
    public interface Regression {
        VectorModel fit(double[][] columns, double[] target);
    }

    private LaggedRegression() {}

    /**
     * Learns each value from those before it.
     *
     * @param series values by step, each more than {@code lags}
     * @param lags values that it goes by
     */
    public static LaggedForecast fit(
            Timeline timeline, List<double[]> series, int lags, int season, Regression regression) {
        int rows = series.stream().mapToInt(values -> values.length - lags).sum();
        var columns = new double[lags + 1][rows];
        var target = new double[rows];
        var last = new double[series.size()][];
        int row = 0;
        for (int s = 0; s < last.length; s++) {
            double[] values = series.get(s);
            for (int at = lags; at < values.length; at++, row++) {
                double[] window = Arrays.copyOfRange(values, at - lags, at);
                double[] features = LaggedForecast.features(window, season);
                for (int f = 0; f < features.length; f++) {
                    columns[f][row] = features[f];
                }
                target[row] = values[at] - LaggedForecast.mean(window);
            }
            last[s] = Arrays.copyOfRange(values, values.length - lags, values.length);
        }
        return new LaggedForecast(timeline, regression.fit(columns, target), season, last);
    }
}
