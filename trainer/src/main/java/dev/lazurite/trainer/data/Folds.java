package dev.lazurite.trainer.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

import dev.lazurite.trainer.api.Column;
import dev.lazurite.trainer.api.ColumnType;
import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.api.Schema;

/** Ways to cut a table into parts that are each tested on once. Equal seeds cut alike. */
public final class Folds {
    /** Rows to train on and rows to test on, each rising. */
    @SuppressWarnings("ArrayRecordComponent") // two such are never compared
    public record Fold(int[] train, int[] test) {}

    private Folds() {}

    /** Cross-validation: each row is in one test part; of a categorical target each part has its share of each class. */
    public static List<Fold> crossValidation(Dataset data, String target, int count, long seed) {
        require(data, count);
        int column = data.schema().indexOf(target);
        boolean classes = data.schema().columns().get(column).type() == ColumnType.CATEGORICAL;
        Map<String, List<Integer>> groups = new TreeMap<>();
        for (int row = 0; row < data.rows(); row++) {
            groups.computeIfAbsent(classes ? data.text(column, row) : "", c -> new ArrayList<>())
                    .add(row);
        }
        var random = new Random(seed);
        var part = new int[data.rows()];
        int next = 0;
        for (List<Integer> group : groups.values()) {
            Collections.shuffle(group, random);
            for (int row : group) {
                part[row] = next++ % count;
            }
        }
        return folds(part, count);
    }

    /** As cross-validation, but rows with the same value in a column are never in both parts of a fold. */
    public static List<Fold> grouped(Dataset data, String column, int count, long seed) {
        require(data, count);
        List<List<Integer>> groups = new SplitColumn(only(data, column)).groups();
        if (groups.size() < count) {
            throw new InvalidInputException(
                    "Column '%s' has %d different values; for %d parts it needs as many or more."
                            .formatted(column, groups.size(), count));
        }
        List<List<Integer>> ordered = new ArrayList<>(groups);
        Collections.shuffle(ordered, new Random(seed));
        // the largest first, each to the part that has least
        ordered.sort(Comparator.comparingInt((List<Integer> rows) -> -rows.size()));
        var part = new int[data.rows()];
        var sizes = new int[count];
        for (List<Integer> rows : ordered) {
            int least = 0;
            for (int p = 1; p < count; p++) {
                least = sizes[p] < sizes[least] ? p : least;
            }
            sizes[least] += rows.size();
            for (int row : rows) {
                part[row] = least;
            }
        }
        return folds(part, count);
    }

    /** Rolling origin: each part of the rows in the order of a column is tested on by what comes before it. */
    public static List<Fold> byTime(Dataset data, String column, int count) {
        require(data, count + 1);
        int[] rows = new SplitColumn(only(data, column)).order();
        List<Fold> folds = new ArrayList<>();
        for (int f = 1; f <= count; f++) {
            int from = (int) ((long) rows.length * f / (count + 1));
            int to = (int) ((long) rows.length * (f + 1) / (count + 1));
            folds.add(new Fold(rising(rows, 0, from), rising(rows, from, to)));
        }
        return folds;
    }

    private static int[] rising(int[] rows, int from, int to) {
        int[] part = Arrays.copyOfRange(rows, from, to);
        Arrays.sort(part);
        return part;
    }

    private static Dataset only(Dataset data, String column) {
        int at = data.schema().indexOf(column);
        Column kept = data.schema().columns().get(at);
        return new Dataset(new Schema(List.of(kept)), data.rows(), List.of(data.values(at)));
    }

    private static void require(Dataset data, int parts) {
        if (parts < 2 || parts > data.rows()) {
            throw new InvalidInputException(
                    "%d rows cannot be cut into %d parts; ask for 2 to %d.".formatted(data.rows(), parts, data.rows()));
        }
    }

    private static List<Fold> folds(int[] part, int count) {
        return IntStream.range(0, count)
                .mapToObj(p -> new Fold(
                        IntStream.range(0, part.length)
                                .filter(row -> part[row] != p)
                                .toArray(),
                        IntStream.range(0, part.length)
                                .filter(row -> part[row] == p)
                                .toArray()))
                .toList();
    }
}
