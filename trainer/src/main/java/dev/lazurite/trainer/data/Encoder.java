package dev.lazurite.trainer.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lazurite.trainer.api.Column;
import dev.lazurite.trainer.api.ColumnType;
import dev.lazurite.trainer.api.Dataset;

/** How one column becomes features. */
sealed interface Encoder {
    Column column();

    /** Names of the features it can make. */
    List<String> features();

    /** Makes the features of one cell; {@code position} is where the column stands in this table. */
    void encode(Dataset data, int position, int row, Featuriser.Sink sink);

    /** A form that JSON can carry; {@link #of} reads it back. */
    Map<String, Object> describe();

    /** A number, moved and scaled; a missing one counts as {@code fill}. */
    record Scaled(String name, double fill, double shift, double scale) implements Encoder {
        @Override
        public Column column() {
            return new Column(name, ColumnType.NUMERIC);
        }

        @Override
        public List<String> features() {
            return List.of(name);
        }

        @Override
        public void encode(Dataset data, int position, int row, Featuriser.Sink sink) {
            double value = data.number(position, row);
            sink.accept(name, ((Double.isNaN(value) ? fill : value) - shift) / scale);
        }

        @Override
        public Map<String, Object> describe() {
            var description = described(column());
            description.put("fill", fill);
            description.put("shift", shift);
            description.put("scale", scale);
            return description;
        }
    }

    /**
     * One feature a category that was seen in training, 1 for the row's own and 0 for the others; a missing or unseen
     * category makes none. Centred, every feature is less its mean, and so all of them are made for every row.
     *
     * @param means share of the rows that have a value, by category, in order
     */
    record OneHot(String name, Map<String, Double> means, boolean centred) implements Encoder {
        public OneHot {
            means = Collections.unmodifiableMap(new LinkedHashMap<>(means));
        }

        @Override
        public Column column() {
            return new Column(name, ColumnType.CATEGORICAL);
        }

        @Override
        public List<String> features() {
            return means.keySet().stream().map(this::feature).toList();
        }

        private String feature(String category) {
            return name + "=" + category;
        }

        @Override
        public void encode(Dataset data, int position, int row, Featuriser.Sink sink) {
            String category = data.text(position, row);
            if (!means.containsKey(category)) {
                return;
            }
            if (centred) {
                means.forEach((each, mean) -> sink.accept(feature(each), (each.equals(category) ? 1 : 0) - mean));
            } else {
                sink.accept(feature(category), 1);
            }
        }

        @Override
        public Map<String, Object> describe() {
            var description = described(column());
            description.put("centred", centred);
            description.put("means", means);
            return description;
        }
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
            case NUMERIC ->
                new Scaled(name, real(description, "fill"), real(description, "shift"), real(description, "scale"));
            case CATEGORICAL -> {
                var means = new LinkedHashMap<String, Double>();
                ((Map<?, ?>) description.get("means"))
                        .forEach((category, mean) -> means.put((String) category, ((Number) mean).doubleValue()));
                yield new OneHot(name, means, (Boolean) description.get("centred"));
            }
        };
    }

    private static double real(Map<?, ?> description, String key) {
        return ((Number) description.get(key)).doubleValue();
    }
}
