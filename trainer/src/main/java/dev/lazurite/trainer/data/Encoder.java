package dev.lazurite.trainer.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.lazurite.trainer.api.Column;
import dev.lazurite.trainer.api.ColumnType;
import dev.lazurite.trainer.api.Dataset;

/** How one column becomes features. */
public sealed interface Encoder {
    Column column();

    /** Names of the features it makes. */
    List<String> features();

    /** A form that JSON can carry; {@link #of} reads it back. */
    Map<String, Object> describe();

    /** Makes one feature of a number or a date. */
    sealed interface OfNumber extends Encoder {
        /** The feature of a cell; NaN is a missing one. */
        double feature(double cell);

        /** The feature of many cells, as a new array. */
        default double[] feature(double[] cells) {
            var features = new double[cells.length];
            for (int row = 0; row < cells.length; row++) {
                features[row] = feature(cells[row]);
            }
            return features;
        }
    }

    /** A number, moved and scaled; a missing one counts as {@code fill}, which may be NaN. */
    record Scaled(String name, double fill, double shift, double scale) implements OfNumber {
        @Override
        public Column column() {
            return new Column(name, ColumnType.NUMERIC);
        }

        @Override
        public List<String> features() {
            return List.of(name);
        }

        @Override
        public double feature(double cell) {
            return ((Double.isNaN(cell) ? fill : cell) - shift) / scale;
        }

        @Override
        public Map<String, Object> describe() {
            return describe(column());
        }

        @Override
        public double[] feature(double[] cells) {
            // a loop over arrays alone: where each cell is a call, the first fits take longer
            var features = new double[cells.length];
            for (int row = 0; row < cells.length; row++) {
                double cell = cells[row];
                features[row] = ((Double.isNaN(cell) ? fill : cell) - shift) / scale;
            }
            return features;
        }

        private Map<String, Object> describe(Column column) {
            var description = described(column);
            if (!Double.isNaN(fill)) {
                description.put("fill", fill);
            }
            description.put("shift", shift);
            description.put("scale", scale);
            return description;
        }
    }

    /** A part of a date, as a number. */
    record OfDate(DatePart part, Scaled value) implements OfNumber {
        @Override
        public Column column() {
            return new Column(value.name(), ColumnType.DATE);
        }

        @Override
        public List<String> features() {
            return List.of(value.name() + "." + part.label());
        }

        @Override
        public double feature(double cell) {
            return value.feature(part.of(cell));
        }

        @Override
        public Map<String, Object> describe() {
            Map<String, Object> description = value.describe(column());
            description.put("part", part.label());
            return description;
        }
    }

    /**
     * One feature a category that was seen in training, 1 for the row's own and 0 for the others, less the feature's
     * mean where that is asked for; a missing or unseen category is none of them, and all its features are 0.
     */
    final class OneHot implements Encoder {
        private static final int MOST_SHOWN = 10;

        private final String name;
        private final List<String> categories;
        private final double[] means;
        private final Map<String, Integer> places = new HashMap<>();

        /**
         * Features of these categories, in this order.
         *
         * @param means what to take away from each feature
         */
        OneHot(String name, List<String> categories, double[] means) {
            this.name = name;
            this.categories = List.copyOf(categories);
            this.means = means;
            for (int i = 0; i < categories.size(); i++) {
                places.put(categories.get(i), i);
            }
        }

        public List<String> categories() {
            return categories;
        }

        public double mean(int category) {
            return means[category];
        }

        /** What to say of a table whose column has other categories. */
        Optional<String> unseen(Dataset data) {
            int position = data.schema().indexOf(name);
            int[] rows = IntStream.range(0, data.rows())
                    .filter(row -> !data.text(position, row).isEmpty() && !places.containsKey(data.text(position, row)))
                    .toArray();
            return rows.length == 0
                    ? Optional.empty()
                    : Optional.of(
                            "Column '%s' has a value that was not seen in training in %d of %d rows, such as '%s' in row %d. It counts as none of the known ones: %s."
                                    .formatted(
                                            name,
                                            rows.length,
                                            data.rows(),
                                            data.text(position, rows[0]),
                                            rows[0] + 1,
                                            shown()));
        }

        private String shown() {
            List<String> first = categories.subList(0, Math.min(MOST_SHOWN, categories.size()));
            return String.join(", ", first) + (categories.size() > MOST_SHOWN ? ", ..." : "");
        }

        @Override
        public Column column() {
            return new Column(name, ColumnType.CATEGORICAL);
        }

        @Override
        public List<String> features() {
            return categories.stream().map(category -> name + "=" + category).toList();
        }

        /** Writes the features of a cell from {@code at} on. */
        void encode(String cell, double[] into, int at) {
            Integer place = places.get(cell);
            if (place == null) {
                Arrays.fill(into, at, at + means.length, 0);
                return;
            }
            for (int i = 0; i < means.length; i++) {
                into[at + i] = -means[i];
            }
            into[at + place] += 1;
        }

        /** The features of many cells: one array each. */
        List<double[]> encode(String[] cells) {
            List<double[]> into = new ArrayList<>();
            for (int i = 0; i < means.length; i++) {
                into.add(new double[cells.length]);
            }
            for (int row = 0; row < cells.length; row++) {
                Integer place = places.get(cells[row]);
                for (int i = 0; place != null && i < means.length; i++) {
                    into.get(i)[row] = (i == place ? 1 : 0) - means[i];
                }
            }
            return into;
        }

        @Override
        public Map<String, Object> describe() {
            var description = described(column());
            description.put("categories", categories);
            description.put("means", Arrays.stream(means).boxed().toList());
            return description;
        }
    }

    private static Scaled scaled(String name, Map<?, ?> description) {
        return new Scaled(
                name,
                description.get("fill") instanceof Number fill ? fill.doubleValue() : Double.NaN,
                ((Number) description.get("shift")).doubleValue(),
                ((Number) description.get("scale")).doubleValue());
    }

    private static Map<String, Object> described(Column column) {
        var description = new LinkedHashMap<String, Object>();
        description.put("column", column.name());
        description.put("type", column.type().label());
        return description;
    }

    /** Reads what {@link #describe} wrote. */
    static Encoder of(Map<?, ?> description) {
        String name = (String) description.get("column");
        return switch (ColumnType.of((String) description.get("type"))) {
            case NUMERIC -> scaled(name, description);
            case DATE ->
                new OfDate(
                        DatePart.valueOf(((String) description.get("part")).toUpperCase(Locale.ROOT)),
                        scaled(name, description));
            case CATEGORICAL ->
                new OneHot(
                        name,
                        ((List<?>) description.get("categories"))
                                .stream().map(String.class::cast).toList(),
                        ((List<?>) description.get("means"))
                                .stream()
                                        .mapToDouble(mean -> ((Number) mean).doubleValue())
                                        .toArray());
        };
    }
}
