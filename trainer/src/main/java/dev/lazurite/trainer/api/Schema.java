package dev.lazurite.trainer.api;

import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/** The columns of a table, in file order, with distinct names. */
public record Schema(List<Column> columns) {
    public Schema {
        columns = List.copyOf(columns);
        var seen = new HashSet<String>();
        for (Column column : columns) {
            if (!seen.add(column.name())) {
                throw new InvalidInputException("Column '%s' is named twice.".formatted(column.name()));
            }
        }
    }

    /** Column names, in order. */
    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /** Position of a column; an unknown name is refused with the names that exist. */
    public int indexOf(String name) {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "There is no column '%s'. The columns are: %s.".formatted(name, String.join(", ", names()))));
    }

    /** Whether there is a column of this name. */
    public boolean has(String name) {
        return names().contains(name);
    }

    /** The same columns but one. */
    public Schema without(String name) {
        return new Schema(columns.stream().filter(c -> !c.name().equals(name)).toList());
    }
}
