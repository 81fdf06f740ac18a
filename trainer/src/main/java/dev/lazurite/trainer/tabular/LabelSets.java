package dev.lazurite.trainer.tabular;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

import dev.lazurite.trainer.api.Dataset;

/** Sets of labels as cells of a categorical column: with {@link #SEPARATOR} between them, empty for none. */
final class LabelSets {
    static final String SEPARATOR = ";";

    private LabelSets() {}

    static List<String> of(String cell) {
        return Arrays.stream(cell.split(SEPARATOR, -1))
                .map(String::strip)
                .filter(label -> !label.isEmpty())
                .distinct()
                .toList();
    }

    static String cell(List<String> labels) {
        return String.join(SEPARATOR, labels);
    }

    /** All labels that occur, in order. */
    static List<String> distinct(Dataset data, int column) {
        var distinct = new TreeSet<String>();
        for (int row = 0; row < data.rows(); row++) {
            distinct.addAll(of(data.text(column, row)));
        }
        return List.copyOf(distinct);
    }

    /** By row 1 where it has the label, else 0. */
    static int[] having(Dataset data, int column, String label) {
        var has = new int[data.rows()];
        for (int row = 0; row < has.length; row++) {
            has[row] = of(data.text(column, row)).contains(label) ? 1 : 0;
        }
        return has;
    }
}
