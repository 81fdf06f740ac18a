package dev.lazurite.trainer.tabular;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

import dev.lazurite.trainer.api.ColumnType;
import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.api.Settings;
import dev.lazurite.trainer.data.Featuriser;
import dev.lazurite.trainer.forecast.Timeline;

/**
 * The series of a table by step, all to the same end. A step without a row between two others gets what lies between their
 * values; a series that ends before the others keeps its last value.
 *
 * @param values by series, each from its own first step
 */
record SeriesTable(Timeline timeline, List<double[]> values) {

    static SeriesTable of(Featuriser featuriser, Dataset data, String target, Settings settings) {
        int column = data.schema().indexOf(target);
        Featuriser.Rows rows = featuriser.rows(data);
        var row = new double[featuriser.width()];
        List<NavigableMap<Double, Double>> byTime = new ArrayList<>();
        for (int s = 0; s < Math.max(1, row.length - 1); s++) {
            byTime.add(new TreeMap<>());
        }
        for (int i = 0; i < data.rows(); i++) {
            rows.encode(i, row);
            int series = series(row);
            if (series < 0) {
                throw new InvalidInputException(
                        "Column '%s' does not say which series row %d is of. Fill it in or remove the row."
                                .formatted(settings.text(ForecastLearner.SERIES), i + 1));
            }
            if (Double.isNaN(row[0])) {
                throw new InvalidInputException("Column '%s' has no time in row %d. Fill it in or remove the row."
                        .formatted(settings.text(ForecastLearner.TIME), i + 1));
            }
            if (byTime.get(series).put(row[0], data.number(column, i)) != null) {
                throw new InvalidInputException(
                        "Two rows of one series have the same '%s'. Where the table holds several series, name the column that tells them apart with --param series=COLUMN."
                                .formatted(settings.text(ForecastLearner.TIME)));
            }
        }
        double[] times = byTime.stream()
                .flatMap(each -> each.keySet().stream())
                .mapToDouble(time -> time)
                .distinct()
                .sorted()
                .toArray();
        boolean days = data.schema()
                        .columns()
                        .get(data.schema().indexOf(settings.text(ForecastLearner.TIME)))
                        .type()
                == ColumnType.DATE;
        Timeline timeline = Timeline.of(times, days);
        return new SeriesTable(
                timeline, byTime.stream().map(each -> steps(timeline, each)).toList());
    }

    /** The series of a row of features; -1 for none. */
    private static int series(double[] row) {
        for (int s = 1; s < row.length; s++) {
            if (row[s] == 1) {
                return s - 1;
            }
        }
        return row.length == 1 ? 0 : -1;
    }

    private static double[] steps(Timeline timeline, NavigableMap<Double, Double> byTime) {
        int first = (int) timeline.step(byTime.firstKey());
        var values = new double[1 - first];
        Arrays.fill(values, Double.NaN);
        byTime.forEach((time, value) -> values[(int) timeline.step(time) - first] = value);
        int known = 0;
        for (int at = 1; at < values.length; at++) {
            if (!Double.isNaN(values[at])) {
                for (int gap = known + 1; gap < at; gap++) {
                    values[gap] = values[known] + (values[at] - values[known]) * (gap - known) / (at - known);
                }
                known = at;
            }
        }
        Arrays.fill(values, known + 1, values.length, values[known]);
        return values;
    }
}
