package dev.lazurite.trainer.explain;

import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import dev.lazurite.trainer.api.ColumnType;
import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.api.Model;
import dev.lazurite.trainer.api.Prediction;

/**
 * What would have to be otherwise in a row for another prediction. After DiCE (Mothilal, Sharma and Tan, "Explaining machine
 * learning classifiers through diverse counterfactual explanations", 2020, and the methods {@code kdtree} and {@code
 * posthoc_sparsity} of dice-ml):
 *
 * <ol>
 *   <li>Begin at the nearest observed rows that, with the frozen columns set to the row's own values, are predicted as
 *       wanted. Near is by the sum over the columns of differences in median absolute deviations (Wachter, Mittelstadt and
 *       Russell, 2017), 1 for another category.
 *   <li>Put columns back to the row's own values one at a time, the farthest that can be first, as long as the prediction
 *       stays as wanted; once for each column that is to be the last to be put back, so that different ones are found.
 *   <li>Bring each number that is left nearer to the row's own by halving, as long as the prediction stays as wanted;
 *       numbers keep to the decimals that were observed.
 *   <li>Of those that change the same columns the nearest is kept; then those with the fewest changes come first.
 * </ol>
 *
 * So every value lies between the row's own and one that was observed, and no category is made up.
 */
public final class Counterfactuals {
    private static final int BEGINNINGS = 20;
    private static final int HALVINGS = 40;

    /**
     * A column that is otherwise.
     *
     * @param from a {@code Double} or {@code String}: the row's own value
     * @param to the other one
     */
    public record Change(String column, Object from, Object to) {}

    /**
     * A row that is predicted as wanted.
     *
     * @param changes in the model's order of columns
     * @param distance the sum of their distances
     */
    public record Counterfactual(List<Change> changes, Prediction prediction, double distance) {
        public Counterfactual {
            changes = List.copyOf(changes);
        }
    }

    private final Model model;
    private final ObservedValues values;
    private final Object[] own;
    private final Wanted wanted;
    private final Set<String> frozen;

    private Counterfactuals(Model model, Dataset rows, int row, Wanted wanted, Set<String> frozen) {
        this.model = model;
        this.values = new ObservedValues(model.inputs(), rows);
        this.own = values.cells(row);
        this.wanted = wanted;
        this.frozen = frozen;
    }

    /**
     * Finds counterfactuals of one row.
     *
     * @param rows what was observed
     * @param row which of them to change, from 0
     * @param frozen columns that must stay as they are
     * @param most how many to give at most
     * @throws InvalidInputException when the row is predicted so already, or no observed row leads there
     */
    public static List<Counterfactual> of(
            Model model, Dataset rows, int row, Wanted wanted, Set<String> frozen, int most) {
        frozen.forEach(model.inputs()::indexOf);
        return new Counterfactuals(model, rows, row, wanted, frozen).found(rows.rows(), row, most);
    }

    private List<Counterfactual> found(int rows, int row, int most) {
        if (meets(own)) {
            throw new InvalidInputException("Row %d is predicted %s as it is.".formatted(row + 1, wanted.told()));
        }
        List<Object[]> beginnings = beginnings(rows);
        if (beginnings.isEmpty()) {
            throw new InvalidInputException(
                    "No observed row%s is predicted %s; there is nothing to change row %d towards."
                            .formatted(
                                    frozen.isEmpty() ? "" : ", with " + String.join(", ", frozen) + " as in the row,",
                                    wanted.told(),
                                    row + 1));
        }
        Map<List<Object>, Object[]> sparse = new LinkedHashMap<>();
        for (Object[] beginning : beginnings) {
            for (int kept : changed(beginning)) {
                Object[] cells = sparser(beginning, kept);
                sparse.putIfAbsent(Arrays.asList(cells), cells);
            }
        }
        List<Counterfactual> all = sparse.values().stream()
                .map(this::nearer)
                .map(this::counterfactual)
                .toList();
        Set<List<String>> seen = new HashSet<>();
        return all.stream()
                .sorted(Comparator.comparingDouble(Counterfactual::distance))
                .filter(each ->
                        seen.add(each.changes().stream().map(Change::column).toList()))
                .sorted(Comparator.comparingInt(each -> each.changes().size()))
                .limit(most)
                .toList();
    }

    private List<Object[]> beginnings(int rows) {
        List<Object[]> candidates =
                IntStream.range(0, rows).mapToObj(this::beginning).toList();
        List<Prediction> predictions = model.predict(values.table(candidates));
        return IntStream.range(0, rows)
                .filter(i -> wanted.met(predictions.get(i)))
                .mapToObj(candidates::get)
                .sorted(Comparator.comparingDouble(cells -> values.distance(own, cells)))
                .limit(BEGINNINGS)
                .toList();
    }

    /** An observed row, but with the row's own values where they are frozen or nothing was observed. */
    private Object[] beginning(int row) {
        Object[] cells = values.cells(row);
        for (int c = 0; c < cells.length; c++) {
            if (frozen.contains(values.column(c).name()) || cells[c].equals(Double.NaN) || cells[c].equals("")) {
                cells[c] = own[c];
            }
        }
        return cells;
    }

    private int[] changed(Object[] cells) {
        return IntStream.range(0, cells.length)
                .filter(c -> !cells[c].equals(own[c]))
                .toArray();
    }

    private Object[] sparser(Object[] from, int kept) {
        Object[] cells = from;
        while (true) {
            Object[] at = cells;
            List<Object[]> tries = IntStream.of(changed(at))
                    .boxed()
                    .sorted(Comparator.comparing((Integer c) -> c == kept)
                            .thenComparingDouble(c -> -values.distance(c, own[c], at[c])))
                    .map(c -> with(at, c, own[c]))
                    .toList();
            List<Prediction> predictions = model.predict(values.table(tries));
            int first = IntStream.range(0, tries.size())
                    .filter(i -> wanted.met(predictions.get(i)))
                    .findFirst()
                    .orElse(-1);
            if (first < 0) {
                return cells;
            }
            cells = tries.get(first);
        }
    }

    private Object[] nearer(Object[] from) {
        Object[] cells = from;
        for (int c = 0; c < cells.length; c++) {
            if (values.column(c).type() == ColumnType.NUMERIC
                    && !cells[c].equals(own[c])
                    && !Double.isNaN((Double) own[c])) {
                cells = with(cells, c, nearest(cells, c));
            }
        }
        return cells;
    }

    private double nearest(Object[] cells, int c) {
        double outside = (Double) own[c];
        double inside = (Double) cells[c];
        for (int i = 0; i < HALVINGS; i++) {
            double middle = values.rounded(
                    c, (outside + inside) / 2, inside > outside ? RoundingMode.CEILING : RoundingMode.FLOOR);
            if (middle == inside) {
                return inside;
            }
            if (meets(with(cells, c, middle))) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return inside;
    }

    private boolean meets(Object[] cells) {
        return wanted.met(prediction(cells));
    }

    private Prediction prediction(Object[] cells) {
        return model.predict(values.table(List.<Object[]>of(cells))).get(0);
    }

    private static Object[] with(Object[] cells, int c, Object value) {
        Object[] changed = cells.clone();
        changed[c] = value;
        return changed;
    }

    private Counterfactual counterfactual(Object[] cells) {
        List<Change> changes = IntStream.of(changed(cells))
                .mapToObj(c -> new Change(values.column(c).name(), own[c], cells[c]))
                .toList();
        return new Counterfactual(changes, prediction(cells), values.distance(own, cells));
    }
}
