package dev.lazurite.trainer.forecast;

import java.util.List;

import dev.lazurite.trainer.vector.VectorModel;

/**
 * A line and a pattern that comes again, for each of some series. A row is a time, and where there are several series for
 * each 1 where it is that one; of none of them, the mean of all is forecast. Safe for use by several threads.
 */
public record SeasonalForecast(Timeline timeline, List<State> series) implements VectorModel {
    /**
     * What is known of a series at its end.
     *
     * @param level and {@code trend} make the line
     * @param damping share of the trend that is left from one step to the next; 1 for all of it
     * @param season what is added to the line, for the steps 1, 2, ... after the end and then again
     */
    @SuppressWarnings("ArrayRecordComponent") // two such are never compared
    public record State(double level, double trend, double damping, double[] season) {
        double at(long step) {
            double steps = (double) step;
            if (damping < 1 && step > 0) {
                steps = damping * (1 - Math.pow(damping, steps)) / (1 - damping);
            }
            return level + trend * steps + season[(int) Math.floorMod(step - 1, (long) season.length)];
        }
    }

    public SeasonalForecast {
        series = List.copyOf(series);
    }

    @Override
    public int features() {
        return series.size() == 1 ? 1 : 1 + series.size();
    }

    @Override
    public int outputs() {
        return 1;
    }

    @Override
    public double[] predict(double[] row) {
        long step = timeline.step(row[0]);
        double sum = 0;
        for (int s = 0; s < series.size(); s++) {
            double value = series.get(s).at(step);
            if (row.length > 1 && row[1 + s] == 1) {
                return new double[] {value};
            }
            sum += value;
        }
        return new double[] {sum / series.size()};
    }
}
