package dev.lazurite.trainer.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.InvalidInputException;

/** The values of the column that a table is cut by. */
final class SplitColumn {
    private final Dataset values;

    /** @param values a table of this one column */
    SplitColumn(Dataset values) {
        this.values = values;
    }

    private boolean numbers() {
        return values.schema().columns().get(0).type().numbers();
    }

    private String cell(int row) {
        return numbers() ? Double.toString(values.number(0, row)) : values.text(0, row);
    }

    /** Rows that are alike, in the order of their values. */
    List<List<Integer>> groups() {
        Map<String, List<Integer>> groups = new TreeMap<>();
        for (int row = 0; row < values.rows(); row++) {
            groups.computeIfAbsent(cell(row), c -> new ArrayList<>()).add(row);
        }
        return List.copyOf(groups.values());
    }

    /** All rows, from the least value to the greatest; those without a value come first, and equal ones stay in order. */
    int[] order() {
        Comparator<Integer> order = numbers()
                ? Comparator.comparingDouble(
                        row -> Double.isNaN(values.number(0, row)) ? Double.NEGATIVE_INFINITY : values.number(0, row))
                : Comparator.comparing(row -> values.text(0, row));
        return IntStream.range(0, values.rows())
                .boxed()
                .sorted(order)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Whole groups by chance, until they are the share of the rows or next to it. */
    boolean[] heldGroups(double fraction, long seed) {
        var groups = new ArrayList<>(groups());
        String name = values.schema().names().get(0);
        if (groups.size() < 2) {
            throw new InvalidInputException(
                    "Column '%s' has one value only; a split by groups needs two or more.".formatted(name));
        }
        Collections.shuffle(groups, new Random(seed));
        var held = new boolean[values.rows()];
        long taken = 0;
        double wanted = fraction * held.length;
        for (int g = 0; g < groups.size() - 1; g++) {
            int size = groups.get(g).size();
            // a group comes in where the share is nearer with it than without; the first one always, so that there is
            // one
            if (g == 0 || Math.abs(taken + size - wanted) < Math.abs(taken - wanted)) {
                groups.get(g).forEach(row -> held[row] = true);
                taken += size;
            }
        }
        return held;
    }

    /** The last rows. */
    boolean[] heldLast(double fraction) {
        int[] order = order();
        var held = new boolean[order.length];
        int count = Math.max(1, Math.min(order.length - 1, (int) Math.round(fraction * order.length)));
        for (int i = order.length - count; i < order.length; i++) {
            held[order[i]] = true;
        }
        return held;
    }
}
