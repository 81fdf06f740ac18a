package dev.lazurite.trainer.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table in memory, stored by column. Shape: {@link #rows()} x {@code schema().columns().size()}. Numeric columns and dates hold
 * doubles ({@link Double#NaN} when missing), categorical ones texts (empty when missing).
 */
public final class Dataset {
    private final Schema schema;
    private final int rows;
    private final List<Object> columns;

    /**
     * Wraps columns without copying them.
     *
     * @param columns one {@code double[rows]} or {@code String[rows]} a column, as the schema's types say
     */
    public Dataset(Schema schema, int rows, List<Object> columns) {
        this.schema = schema;
        this.rows = rows;
        this.columns = List.copyOf(columns);
        for (int i = 0; i < schema.columns().size(); i++) {
            Object values = columns.get(i);
            boolean fits = switch (schema.columns().get(i).type()) {
                case NUMERIC, DATE -> values instanceof double[] numbers && numbers.length == rows;
                case CATEGORICAL -> values instanceof String[] texts && texts.length == rows;
            };
            if (!fits) {
                throw new IllegalArgumentException("Column " + i + " does not fit its type or the number of rows");
            }
        }
    }

    public Schema schema() {
        return schema;
    }

    public int rows() {
        return rows;
    }

    /** One value of a numeric column or a date; NaN when missing. */
    public double number(int column, int row) {
        return ((double[]) columns.get(column))[row];
    }

    /** One value of a categorical column; empty when missing. */
    public String text(int column, int row) {
        return ((String[]) columns.get(column))[row];
    }

    /** All values of a column: a {@code double[rows]} or {@code String[rows]}, as its type says; not a copy. */
    public Object values(int column) {
        return columns.get(column);
    }

    /** The given rows, in the given order, as a new table. */
    public Dataset select(int... chosen) {
        return new Dataset(
                schema,
                chosen.length,
                columns.stream().map(column -> pick(column, chosen)).toList());
    }

    /**
     * The same table with other values in one column.
     *
     * @param values a {@code double[rows]} or {@code String[rows]}, as the column's type says
     */
    public Dataset with(int column, Object values) {
        List<Object> changed = new ArrayList<>(columns);
        changed.set(column, values);
        return new Dataset(schema, rows, changed);
    }

    /** The same table without a column; the same where there is none of this name. */
    public Dataset without(String name) {
        if (!schema.has(name)) {
            return this;
        }
        List<Object> left = new ArrayList<>(columns);
        left.remove(schema.indexOf(name));
        return new Dataset(schema.without(name), rows, left);
    }

    private static Object pick(Object column, int[] chosen) {
        if (column instanceof double[] numbers) {
            return Arrays.stream(chosen).mapToDouble(row -> numbers[row]).toArray();
        }
        String[] texts = (String[]) column;
        return Arrays.stream(chosen).mapToObj(row -> texts[row]).toArray(String[]::new);
    }
}
