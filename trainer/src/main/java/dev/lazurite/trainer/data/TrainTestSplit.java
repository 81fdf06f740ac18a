package dev.lazurite.trainer.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

import dev.lazurite.trainer.api.ColumnType;
import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.InvalidInputException;

/** A table cut in two: equal seeds cut alike. Rows keep their order within each part. */
public record TrainTestSplit(Dataset train, Dataset test) {

    /**
     * Holds out a fraction of the rows; of each class alike when the target is categorical.
     *
     * @param target without a column to stratify by, all rows are alike
     * @param fraction share of the rows held out, above 0 and below 1
     * @throws InvalidInputException when a part would be empty or a class too small to be in both
     */
    public static TrainTestSplit of(Dataset data, Optional<String> target, double fraction, long seed) {
        requireFraction(fraction);
        requireTwo(data);
        var random = new Random(seed);
        List<List<Integer>> groups = target.map(data.schema()::indexOf)
                .filter(column -> data.schema().columns().get(column).type() == ColumnType.CATEGORICAL)
                .map(column -> classes(data, column))
                .orElseGet(() -> List.of(IntStream.range(0, data.rows()).boxed().toList()));
        var held = new boolean[data.rows()];
        double owed = 0;
        for (List<Integer> group : groups) {
            var shuffled = new ArrayList<>(group);
            Collections.shuffle(shuffled, random);
            // what rounding leaves in one class is made up for in the next, so that the total is right
            owed += fraction * group.size();
            int taken = Math.max(1, Math.min(group.size() - 1, (int) Math.round(owed)));
            owed -= taken;
            shuffled.subList(0, taken).forEach(row -> held[row] = true);
        }
        return new TrainTestSplit(data.select(rows(held, false)), data.select(rows(held, true)));
    }

    /**
     * Holds out a fraction of the rows by what a column says.
     *
     * @param values the table of this one column
     * @param rule by groups or in order
     */
    public static TrainTestSplit of(Dataset data, Dataset values, SplitRule rule, double fraction, long seed) {
        requireFraction(fraction);
        requireTwo(data);
        var column = new SplitColumn(values);
        boolean[] held =
                rule instanceof SplitRule.Ordered ? column.heldLast(fraction) : column.heldGroups(fraction, seed);
        return new TrainTestSplit(data.select(rows(held, false)), data.select(rows(held, true)));
    }

    private static void requireFraction(double fraction) {
        if (!(fraction > 0 && fraction < 1)) {
            throw new InvalidInputException(
                    "The test fraction is %s; it must lie between 0 and 1, for example 0.25.".formatted(fraction));
        }
    }

    private static void requireTwo(Dataset data) {
        if (data.rows() < 2) {
            throw new InvalidInputException(
                    "The table has one row; it needs two or more, to learn from and to test on.");
        }
    }

    private static List<List<Integer>> classes(Dataset data, int column) {
        var byClass = new TreeMap<String, List<Integer>>();
        for (int row = 0; row < data.rows(); row++) {
            byClass.computeIfAbsent(data.text(column, row), c -> new ArrayList<>())
                    .add(row);
        }
        byClass.forEach((label, rows) -> {
            if (rows.size() < 2) {
                throw new InvalidInputException(
                        "Class '%s' has one row only; each class needs two or more, to learn from and to test on. Add rows, or remove this one."
                                .formatted(label));
            }
        });
        return List.copyOf(byClass.values());
    }

    private static int[] rows(boolean[] held, boolean wanted) {
        return IntStream.range(0, held.length)
                .filter(row -> held[row] == wanted)
                .toArray();
    }
}
