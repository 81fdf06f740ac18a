package dev.lazurite.trainer.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.lazurite.trainer.api.Column;
import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.api.Schema;

/** One row, given by the names of its columns: a {@link Number} or a text as the column's type says, null when missing. */
public final class SingleRow {
    private final Schema inputs;
    private final Map<String, ?> cells;

    /**
     * Reads cells by these columns.
     *
     * @param inputs all columns that will be asked for, which a refusal names
     */
    SingleRow(Schema inputs, Map<String, ?> cells) {
        this.inputs = inputs;
        this.cells = cells;
    }

    /** A table of one row; a missing column is refused. */
    public static Dataset of(Schema inputs, Map<String, ?> cells) {
        var row = new SingleRow(inputs, cells);
        List<Object> columns = new ArrayList<>();
        for (Column column : inputs.columns()) {
            columns.add(
                    switch (column.type()) {
                        case CATEGORICAL -> new String[] {row.text(column)};
                        case NUMERIC, DATE -> new double[] {row.number(column)};
                    });
        }
        return new Dataset(inputs, 1, columns);
    }

    /** The cell of a categorical column; empty when missing. */
    String text(Column column) {
        Object value = cell(column);
        return value == null ? "" : value.toString();
    }

    /** The cell of a numeric column or a date; NaN when missing. */
    double number(Column column) {
        Object value = cell(column);
        if (value == null) {
            return Double.NaN;
        }
        return switch (column.type()) {
            case DATE -> date(column, value.toString());
            case NUMERIC, CATEGORICAL -> {
                if (value instanceof Number number) {
                    yield number.doubleValue();
                }
                throw new InvalidInputException(
                        "Column '%s' must be a number, but is '%s'.".formatted(column.name(), value));
            }
        };
    }

    private static double date(Column column, String value) {
        double seconds = DateText.parse(value);
        if (Double.isNaN(seconds)) {
            throw new InvalidInputException(
                    "Column '%s' must be a date such as 2024-01-31 or 2024-01-31T12:30:00Z, but is '%s'."
                            .formatted(column.name(), value));
        }
        return seconds;
    }

    private Object cell(Column column) {
        Object value = cells.get(column.name());
        if (value == null && !cells.containsKey(column.name())) {
            throw new InvalidInputException(
                    "The row has no '%s'. The model needs: %s. A missing value is given as null."
                            .formatted(column.name(), String.join(", ", inputs.names())));
        }
        return value;
    }
}
