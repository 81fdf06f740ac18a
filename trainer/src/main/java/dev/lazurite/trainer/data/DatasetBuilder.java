package dev.lazurite.trainer.data;

import java.util.ArrayList;
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
    private int row;

    DatasetBuilder(Schema schema, int rows, Set<String> missing) {
        this.schema = schema;
        this.rows = rows;
        this.missing = missing;
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
                numbers[row] =
                        absent ? Double.NaN : parse(schema.columns().get(i).type(), cell);
            } else {
                ((String[]) columns.get(i))[row] = absent ? "" : once.computeIfAbsent(cell, text -> text);
            }
        }
        row++;
    }

    private static double parse(ColumnType type, String cell) {
        return type == ColumnType.DATE ? DateText.parse(cell) : NumberText.parse(cell);
    }

    Dataset build() {
        if (row != rows) {
            throw new IndexOutOfBoundsException("%d rows where %d were seen before".formatted(row, rows));
        }
        return new Dataset(schema, rows, columns);
    }
}
