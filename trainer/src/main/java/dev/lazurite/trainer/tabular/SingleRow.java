package dev.lazurite.trainer.tabular;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.lazurite.trainer.api.Column;
import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.api.Schema;
import dev.lazurite.trainer.data.DateText;

/** One row, given by the names of its columns, as a table. */
public final class SingleRow {
    private SingleRow() {}

    /** A table of one row; a missing column is refused. */
    public static Dataset of(Schema inputs, Map<String, ?> row) {
        var columns = new ArrayList<Object>();
        for (Column column : inputs.columns()) {
            if (!row.containsKey(column.name())) {
                throw new InvalidInputException(
                        "The row has no '%s'. The model needs: %s. A missing value is given as null."
                                .formatted(column.name(), String.join(", ", inputs.names())));
            }
            columns.add(cell(column, row.get(column.name())));
        }
        return new Dataset(inputs, 1, List.copyOf(columns));
    }

    private static Object cell(Column column, Object value) {
        return switch (column.type()) {
            case CATEGORICAL -> new String[] {value == null ? "" : value.toString()};
            case DATE -> {
                double seconds = value == null ? Double.NaN : DateText.parse(value.toString());
                if (value != null && Double.isNaN(seconds)) {
                    throw new InvalidInputException(
                            "Column '%s' must be a date such as 2024-01-31 or 2024-01-31T12:30:00Z, but is '%s'."
                                    .formatted(column.name(), value));
                }
                yield new double[] {seconds};
            }
            case NUMERIC -> {
                if (value == null) {
                    yield new double[] {Double.NaN};
                }
                if (value instanceof Number number) {
                    yield new double[] {number.doubleValue()};
                }
                throw new InvalidInputException(
                        "Column '%s' must be a number, but is '%s'.".formatted(column.name(), value));
            }
        };
    }
}
