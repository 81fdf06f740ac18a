package dev.lazurite.trainer.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.lazurite.trainer.api.ColumnType;
import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.Schema;

/** Fills typed columns from cells; equal texts are kept once. */
final class DatasetBuilder {
    private final Schema schema;
    private final int rows;
    private final Set<String> missing;
    private final List<Object> columns = new ArrayList<>();
    private final Map<String, String> once = new HashMap<>();
    private final int[] errors;
    private int row;

    DatasetBuilder(Schema schema, int rows, Set<String> missing) {
        this.schema = schema;
        this.rows = rows;
        this.missing = missing;
        this.errors = new int[schema.columns().size()];
        schema.columns()
                .forEach(column -> columns.add(
                        switch (column.type()) {
                            case NUMERIC, DATE -> new double[rows];
                            case CATEGORICAL -> new String[rows];
                        }));
    }

    void add(List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            boolean absent = missing.contains(cell);
            if (columns.get(i) instanceof double[] numbers) {
                numbers[row] = absent ? Double.NaN : cast(i, cell);
            } else {
                ((String[]) columns.get(i))[row] = absent ? "" : once.computeIfAbsent(cell, text -> text);
            }
        }
        row++;
    }

    /** NaN, and counted, where the cell is not of the column's type. */
    private double cast(int column, String cell) {
        boolean date = schema.columns().get(column).type() == ColumnType.DATE;
        double value = date ? DateText.parse(cell) : NumberText.parse(cell);
        if (!Double.isFinite(value)) {
            errors[column]++;
            return Double.NaN;
        }
        return value;
    }

    /** Cells of each column that are not of its type. */
    List<Integer> errors() {
        return Arrays.stream(errors).boxed().toList();
    }

    Dataset build() {
        if (row != rows) {
            throw new IndexOutOfBoundsException("%d rows where %d were seen before".formatted(row, rows));
        }
        return new Dataset(schema, rows, columns);
    }
}
