package dev.lazurite.trainer.forecast;

import java.util.Arrays;

import dev.lazurite.trainer.vector.VectorModel;

/**
 * A regression on the values before, step by step: what it says of one step is a value before the next. Values are taken
 * relative to the mean of those that it goes by, so that what grows goes on growing. A row is as in {@link
 * SeasonalForecast}; for times that are not after the end the last value is said. Safe for use by several threads.
 *
 * @param regression from the features of {@link #features(double[], int)} to a number
 * @param season steps after which a pattern comes again
 * @param lags by series the last values, as many as the regression goes by
 */
@SuppressWarnings("ArrayRecordComponent") // two such are never compared
public record LaggedForecast(Timeline timeline, VectorModel regression, int season, double[][] lags)
        implements VectorModel {
    @Override
    public int features() {
        return lags.length == 1 ? 1 : 1 + lags.length;
    }

    @Override
    public int outputs() {
        return 1;
    }

    @Override
    public double[] predict(double[] row) {
        long steps = timeline.step(row[0]);
        double sum = 0;
        for (int s = 0; s < lags.length; s++) {
            if (row.length > 1 && row[1 + s] == 1) {
                return new double[] {at(lags[s], steps)};
            }
            sum += at(lags[s], steps);
        }
        return new double[] {sum / lags.length};
    }

    private double at(double[] known, long steps) {
        double[] window = known.clone();
        for (long step = 1; step <= steps; step++) {
            double next = mean(window) + regression.predict(features(window, season))[0];
            System.arraycopy(window, 1, window, 0, window.length - 1);
            window[window.length - 1] = next;
        }
        return window[window.length - 1];
    }

    /** The values before, the last one first, and the mean of those one season ago and two, all less their mean. */
    public static double[] features(double[] window, int season) {
        double mean = mean(window);
        var features = new double[window.length + 1];
        for (int lag = 1; lag <= window.length; lag++) {
            features[lag - 1] = window[window.length - lag] - mean;
        }
        double ago = 0;
        int seasons = 0;
        for (int lag = season; lag <= window.length; lag += season) {
            ago += window[window.length - lag] - mean;
            seasons++;
        }
        features[window.length] = seasons == 0 ? 0 : ago / seasons;
        return features;
    }

    static double mean(double[] window) {
        return Arrays.stream(window).average().orElse(0);
    }
}
