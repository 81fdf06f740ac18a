package dev.lazurite.trainer.explain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import dev.lazurite.trainer.api.Column;
import dev.lazurite.trainer.api.ColumnType;
import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.Schema;

/** Rows of a model's inputs as cells, and how far apart two cells of a column are. */
final class ObservedValues {
    private final Schema schema;
    private final Dataset rows;
    private final int[] places;
    private final double[] spreads;
    private final int[] decimals;

    /** Measures the columns of these rows. */
    ObservedValues(Schema schema, Dataset rows) {
        this.schema = schema;
        this.rows = rows;
        places = schema.columns().stream()
                .mapToInt(column -> rows.schema().indexOf(column.name()))
                .toArray();
        spreads = IntStream.range(0, places.length).mapToDouble(this::spread).toArray();
        decimals = IntStream.range(0, places.length)
                .map(c -> numbers(c) ? decimals(present(c)) : 0)
                .toArray();
    }

    int columns() {
        return places.length;
    }

    Column column(int c) {
        return schema.columns().get(c);
    }

    boolean numbers(int c) {
        return column(c).type() != ColumnType.CATEGORICAL;
    }

    /** A number with as many decimals as those of the column have, on its upper or its lower side. */
    double rounded(int c, double value, RoundingMode mode) {
        return BigDecimal.valueOf(value).setScale(decimals[c], mode).doubleValue();
    }

    private static int decimals(double[] values) {
        return Arrays.stream(values)
                .mapToInt(
                        value -> BigDecimal.valueOf(value).stripTrailingZeros().scale())
                .map(scale -> Math.max(0, scale))
                .max()
                .orElse(0);
    }

    /** A {@code Double} or {@code String} a column. */
    Object[] cells(int row) {
        return IntStream.range(0, places.length)
                .mapToObj(c -> numbers(c) ? (Object) rows.number(places[c], row) : rows.text(places[c], row))
                .toArray();
    }

    /** A table of such rows, for the model. */
    Dataset table(List<Object[]> cells) {
        List<Object> columns = new ArrayList<>();
        for (int c = 0; c < places.length; c++) {
            int column = c;
            columns.add(
                    numbers(c)
                            ? cells.stream()
                                    .mapToDouble(row -> (Double) row[column])
                                    .toArray()
                            : cells.stream().map(row -> (String) row[column]).toArray(String[]::new));
        }
        return new Dataset(schema, cells.size(), columns);
    }

    /** 0 for equal cells, 1 for different categories; of numbers, their difference in median absolute deviations. */
    double distance(int c, Object one, Object other) {
        if (one.equals(other)) {
            return 0;
        }
        if (!numbers(c) || Double.isNaN((Double) one) || Double.isNaN((Double) other)) {
            return 1;
        }
        return Math.abs((Double) one - (Double) other) / spreads[c];
    }

    /** The sum over the columns. */
    double distance(Object[] one, Object[] other) {
        return IntStream.range(0, places.length)
                .mapToDouble(c -> distance(c, one[c], other[c]))
                .sum();
    }

    private double[] present(int c) {
        return Arrays.stream((double[]) rows.values(places[c]))
                .filter(value -> !Double.isNaN(value))
                .toArray();
    }

    /** The median absolute deviation; where more than half of the values are equal, the range, and else 1. */
    private double spread(int c) {
        if (!numbers(c)) {
            return 1;
        }
        double[] values = present(c);
        double middle = median(values);
        double deviation = median(
                Arrays.stream(values).map(value -> Math.abs(value - middle)).toArray());
        double range = Arrays.stream(values).max().orElse(0)
                - Arrays.stream(values).min().orElse(0);
        return deviation > 0 ? deviation : range > 0 ? range : 1;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        if (sorted.length == 0) {
            return 0;
        }
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
