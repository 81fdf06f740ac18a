package dev.lazurite.trainer.tabular;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.lazurite.trainer.api.ColumnType;
import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.api.Metrics;
import dev.lazurite.trainer.api.Prediction;
import dev.lazurite.trainer.api.Settings;
import dev.lazurite.trainer.api.Trainer;

/**
 * The quality of forecasts: from several times, each a horizon before the next, what comes next is forecast by a model that
 * has seen what was before, and compared with what came.
 */
final class RollingOrigin {
    private RollingOrigin() {}

    /** The mean over all rows that were forecast. */
    static Metrics of(Trainer trainer, Dataset data, String target, Settings settings) {
        double[] times = times(data, settings.text(ForecastLearner.TIME));
        double[] distinct = Arrays.stream(times).distinct().sorted().toArray();
        int horizon = settings.whole(ForecastLearner.HORIZON);
        int origins = settings.whole(ForecastLearner.ORIGINS);
        if (distinct.length <= horizon * origins + 1) {
            throw new InvalidInputException(
                    "The table has %d times; %d origins with a horizon of %d need more than %d. Ask for less with --param origins=1 or a smaller horizon."
                            .formatted(distinct.length, origins, horizon, horizon * origins + 1));
        }
        int column = data.schema().indexOf(target);
        var errors = new Errors();
        for (int origin = origins; origin > 0; origin--) {
            double from = distinct[distinct.length - horizon * origin];
            double to = origin == 1 ? Double.POSITIVE_INFINITY : distinct[distinct.length - horizon * (origin - 1)];
            Dataset before = data.select(rows(times, Double.NEGATIVE_INFINITY, from));
            Dataset after = data.select(rows(times, from, to));
            List<Prediction> forecasts = trainer.train(before, target).predict(after);
            for (int row = 0; row < after.rows(); row++) {
                errors.add(after.number(column, row), ((Prediction.OfNumber) forecasts.get(row)).value());
            }
        }
        return errors.metrics();
    }

    private static double[] times(Dataset data, String column) {
        int at = data.schema().indexOf(column);
        if (data.schema().columns().get(at).type() == ColumnType.CATEGORICAL) {
            throw new InvalidInputException(
                    "Column '%s' must hold times: dates such as 2024-01-31, or numbers.".formatted(column));
        }
        return (double[]) data.values(at);
    }

    private static int[] rows(double[] times, double from, double to) {
        return IntStream.range(0, times.length)
                .filter(row -> times[row] >= from && times[row] < to)
                .toArray();
    }

    /** Sums of what was wrong. */
    private static final class Errors {
        private int count;
        private double absolute;
        private double squares;
        private double shares;
        private double symmetric;

        void add(double actual, double forecast) {
            double error = Math.abs(actual - forecast);
            count++;
            absolute += error;
            squares += error * error;
            shares += error / Math.max(Math.abs(actual), Math.ulp(1.0));
            symmetric += error == 0 ? 0 : 2 * error / (Math.abs(actual) + Math.abs(forecast));
        }

        Metrics metrics() {
            Map<String, Double> values = new LinkedHashMap<>();
            values.put("mae", absolute / count);
            values.put("rmse", Math.sqrt(squares / count));
            values.put("mape", 100 * shares / count);
            values.put("smape", 100 * symmetric / count);
            return new Metrics(values);
        }
    }
}
