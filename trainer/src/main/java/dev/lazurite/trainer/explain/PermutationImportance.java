package dev.lazurite.trainer.explain;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import dev.lazurite.trainer.api.Column;
import dev.lazurite.trainer.api.Dataset;

/** How much a score falls when a column is shuffled: scikit-learn's {@code permutation_importance}. */
public final class PermutationImportance {
    private PermutationImportance() {}

    /**
     * The mean fall by column.
     *
     * @param columns those to shuffle, one after the other
     * @param score of a table, the greater the better
     * @param repeats shuffles a column
     */
    public static Map<String, Double> of(
            Dataset rows, Iterable<Column> columns, ToDoubleFunction<Dataset> score, int repeats, long seed) {
        double whole = score.applyAsDouble(rows);
        var random = new Random(seed);
        Map<String, Double> importance = new LinkedHashMap<>();
        for (Column column : columns) {
            int at = rows.schema().indexOf(column.name());
            double fall = 0;
            for (int r = 0; r < repeats; r++) {
                int[] order = shuffled(rows.rows(), random);
                fall += whole - score.applyAsDouble(rows.with(at, values(rows, at, order)));
            }
            importance.put(column.name(), fall / repeats);
        }
        return importance;
    }

    private static Object values(Dataset rows, int column, int[] order) {
        return switch (rows.schema().columns().get(column).type()) {
            case NUMERIC, DATE ->
                Arrays.stream(order)
                        .mapToDouble(row -> rows.number(column, row))
                        .toArray();
            case CATEGORICAL ->
                Arrays.stream(order).mapToObj(row -> rows.text(column, row)).toArray(String[]::new);
        };
    }

    private static int[] shuffled(int count, Random random) {
        int[] order = IntStream.range(0, count).toArray();
        for (int i = count - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int held = order[i];
            order[i] = order[j];
            order[j] = held;
        }
        return order;
    }
}
