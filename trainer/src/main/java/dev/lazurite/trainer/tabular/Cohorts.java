package dev.lazurite.trainer.tabular;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import dev.lazurite.trainer.api.ColumnType;
import dev.lazurite.trainer.api.Dataset;

/** The rows of a table in groups, by one of its columns. */
public final class Cohorts {
    /** More distinct numbers than this are put into groups of about as many rows each. */
    private static final int MOST_VALUES = 10;

    private static final int PARTS = 4;
    private static final String MISSING = "missing";

    private Cohorts() {}

    /**
     * The name of each row's group: its value; of a number that takes many values, or a date, the quarter of the rows that it
     * is in.
     *
     * @param column a table of this one column
     */
    public static String[] of(Dataset column) {
        ColumnType type = column.schema().columns().get(0).type();
        if (type == ColumnType.CATEGORICAL) {
            return named(column.rows(), row -> column.text(0, row));
        }
        var values = (double[]) column.values(0);
        double[] distinct = Arrays.stream(values)
                .filter(v -> !Double.isNaN(v))
                .distinct()
                .sorted()
                .toArray();
        if (distinct.length <= MOST_VALUES) {
            return named(values.length, row -> Double.isNaN(values[row]) ? "" : shown(values[row]));
        }
        double[] sorted =
                Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        double[] bounds = IntStream.rangeClosed(0, PARTS)
                .mapToDouble(part -> sorted[(int) Math.round((double) part / PARTS * (sorted.length - 1))])
                .distinct()
                .toArray();
        return named(values.length, row -> Double.isNaN(values[row]) ? "" : part(bounds, values[row]));
    }

    private static String[] named(int rows, IntFunction<String> name) {
        return IntStream.range(0, rows)
                .mapToObj(name)
                .map(text -> text.isEmpty() ? MISSING : text)
                .toArray(String[]::new);
    }

    /** Which range a value is in; each is without its upper bound, but for the last. */
    private static String part(double[] bounds, double value) {
        int at = 0;
        while (at < bounds.length - 2 && value >= bounds[at + 1]) {
            at++;
        }
        return "%d: %s to %s".formatted(at + 1, shown(bounds[at]), shown(bounds[at + 1]));
    }

    private static String shown(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.4g", value);
    }
}
