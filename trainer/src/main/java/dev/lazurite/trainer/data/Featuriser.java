package dev.lazurite.trainer.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.lazurite.trainer.api.Column;
import dev.lazurite.trainer.api.ColumnType;
import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.api.Schema;

/**
 * Turns rows into named features, by what it learned from the training rows: the mean and spread of numbers, the
 * categories of texts. A missing number counts as the mean or stays missing, a missing or unseen category counts as none
 * of the known ones.
 */
public final class Featuriser {
    /** What is done so that features are alike in size. */
    public enum Scaling {
        /** Numbers as they are, also missing ones, categories as 1: for trees. */
        NONE,
        /** Numbers with mean 0 and standard deviation 1, categories as 1. */
        STANDARD,
        /** As {@link #STANDARD}, and the features of categories with mean 0: for learners that take that for granted. */
        CENTRED
    }

    private final List<Encoder> encoders;
    private final List<Column> columns;
    private final Schema inputs;
    private final int[] widths;
    private final int width;

    private Featuriser(List<Encoder> encoders) {
        this.encoders = List.copyOf(encoders);
        this.columns = encoders.stream().map(Encoder::column).toList();
        this.inputs = new Schema(columns.stream().distinct().toList());
        this.widths = encoders.stream().mapToInt(e -> e.features().size()).toArray();
        this.width = Arrays.stream(widths).sum();
    }

    /** The features of all of these, one after the other. */
    public static Featuriser joined(List<Featuriser> parts) {
        return new Featuriser(
                parts.stream().flatMap(part -> part.encoders.stream()).toList());
    }

    private Featuriser distinct() {
        var seen = new HashSet<String>();
        for (String feature : features()) {
            if (!seen.add(feature)) {
                throw new InvalidInputException(
                        "Two columns would make the same feature '%s'. Rename one of them.".formatted(feature));
            }
        }
        return this;
    }

    /** Learns from every column but the target; columns that never vary make no features. */
    public static Featuriser fit(Dataset data, String target, Scaling scaling) {
        var encoders = new ArrayList<Encoder>();
        for (int i = 0; i < data.schema().columns().size(); i++) {
            Column column = data.schema().columns().get(i);
            if (!column.name().equals(target)) {
                switch (column.type()) {
                    case NUMERIC -> number(data, i, scaling, encoders);
                    case CATEGORICAL -> oneHot(data, i, scaling, encoders);
                    case DATE -> date(data, i, scaling, encoders);
                }
            }
        }
        if (encoders.isEmpty()) {
            throw new InvalidInputException(
                    "No column is left to learn '%s' from: the others are empty, constant or left out."
                            .formatted(target));
        }
        return new Featuriser(encoders).distinct();
    }

    /**
     * A column of time as a number, dates in days since the start of 1970, and for each series 1 where a row is of it.
     *
     * @param series the column that tells the series apart; empty where there is one, which every row is of
     */
    public static Featuriser ofTime(Dataset data, String time, String series) {
        List<Encoder> encoders = new ArrayList<>();
        var plain = new Encoder.Scaled(time, Double.NaN, 0, 1);
        switch (data.schema().columns().get(data.schema().indexOf(time)).type()) {
            case NUMERIC -> encoders.add(plain);
            case DATE -> encoders.add(new Encoder.OfDate(DatePart.ELAPSED, plain));
            case CATEGORICAL ->
                throw new InvalidInputException(
                        "Column '%s' must hold times: dates such as 2024-01-31, or numbers.".formatted(time));
        }
        if (!series.isEmpty()) {
            int column = data.schema().indexOf(series);
            if (data.schema().columns().get(column).type() != ColumnType.CATEGORICAL) {
                throw new InvalidInputException(
                        "Column '%s' tells series apart, but holds numbers. Take it as categories with --categorical '%s'."
                                .formatted(series, series));
            }
            String[] names = (String[]) data.values(column);
            List<String> distinct = Arrays.stream(names)
                    .filter(name -> !name.isEmpty())
                    .distinct()
                    .sorted()
                    .toList();
            encoders.add(new Encoder.OneHot(series, distinct, new double[distinct.size()]));
        }
        return new Featuriser(encoders);
    }

    private static void date(Dataset data, int column, Scaling scaling, List<Encoder> encoders) {
        String name = data.schema().columns().get(column).name();
        double[] seconds = (double[]) data.values(column);
        for (DatePart part : DatePart.values()) {
            number(name, Arrays.stream(seconds).map(part::of).toArray(), scaling)
                    .ifPresent(value -> encoders.add(new Encoder.OfDate(part, value)));
        }
    }

    private static void number(Dataset data, int column, Scaling scaling, List<Encoder> encoders) {
        String name = data.schema().columns().get(column).name();
        number(name, (double[]) data.values(column), scaling).ifPresent(encoders::add);
    }

    /** Nothing for numbers that do not vary. */
    private static Optional<Encoder.Scaled> number(String name, double[] values, Scaling scaling) {
        double mean = Spread.mean(values);
        double deviation = Spread.deviation(values, mean);
        if (!(deviation > 0) || !Double.isFinite(deviation)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (scaling) {
                    case STANDARD, CENTRED -> new Encoder.Scaled(name, mean, mean, deviation);
                    case NONE -> new Encoder.Scaled(name, Double.NaN, 0, 1);
                });
    }

    private static void oneHot(Dataset data, int column, Scaling scaling, List<Encoder> encoders) {
        var counts = new TreeMap<String, Double>();
        for (int row = 0; row < data.rows(); row++) {
            counts.merge(data.text(column, row), 1.0, Double::sum);
        }
        boolean varies = counts.size() > 1;
        Double missing = counts.remove("");
        double present = data.rows() - (missing == null ? 0 : missing);
        if (varies) {
            double[] means = counts.values().stream()
                    .mapToDouble(count -> scaling == Scaling.CENTRED ? count / present : 0)
                    .toArray();
            encoders.add(new Encoder.OneHot(
                    data.schema().columns().get(column).name(), List.copyOf(counts.keySet()), means));
        }
    }

    /** How each column becomes features, in order. */
    public List<Encoder> encoders() {
        return encoders;
    }

    /** The columns it reads. */
    public Schema inputs() {
        return inputs;
    }

    /** Names of all features. */
    public List<String> features() {
        return encoders.stream().flatMap(e -> e.features().stream()).toList();
    }

    /** Prepares to encode rows of this table; refuses a table that lacks an input or has it in another type. */
    public Rows rows(Dataset data) {
        int[] positions = positions(data);
        return (row, into) -> {
            int at = 0;
            for (int i = 0; i < positions.length; i++) {
                if (encoders.get(i) instanceof Encoder.OfNumber number) {
                    into[at] = number.feature(data.number(positions[i], row));
                } else {
                    ((Encoder.OneHot) encoders.get(i)).encode(data.text(positions[i], row), into, at);
                }
                at += widths[i];
            }
        };
    }

    /** A sentence for each column with categories that were not seen in training. */
    public List<String> unseen(Dataset data) {
        return encoders.stream()
                .filter(Encoder.OneHot.class::isInstance)
                .map(Encoder.OneHot.class::cast)
                .flatMap(encoder -> encoder.unseen(data).stream())
                .distinct()
                .toList();
    }

    /**
     * The features of one row, by the shortest way.
     *
     * @param cells by name: numbers, texts or null, as {@link #inputs()} says; a column that is not there is refused
     */
    public double[] features(Map<String, ?> cells) {
        var row = new SingleRow(inputs, cells);
        var into = new double[width];
        int at = 0;
        for (int i = 0; i < widths.length; i++) {
            if (encoders.get(i) instanceof Encoder.OfNumber number) {
                into[at] = number.feature(row.number(columns.get(i)));
            } else {
                ((Encoder.OneHot) encoders.get(i)).encode(row.text(columns.get(i)), into, at);
            }
            at += widths[i];
        }
        return into;
    }

    /** The rows of a table, as features. */
    @FunctionalInterface
    public interface Rows {
        /** Writes the features of a row, one an entry of {@link #features()}. */
        void encode(int row, double[] into);
    }

    /** All rows of a table: features by rows. */
    public double[][] columns(Dataset data) {
        int[] positions = positions(data);
        List<double[]> features = new ArrayList<>(width);
        for (int i = 0; i < positions.length; i++) {
            if (encoders.get(i) instanceof Encoder.OfNumber number) {
                features.add(number.feature((double[]) data.values(positions[i])));
            } else {
                features.addAll(((Encoder.OneHot) encoders.get(i)).encode((String[]) data.values(positions[i])));
            }
        }
        return features.toArray(double[][]::new);
    }

    /** Where the column of each encoder is in this table. */
    private int[] positions(Dataset data) {
        var positions = new int[encoders.size()];
        for (int i = 0; i < positions.length; i++) {
            Column wanted = columns.get(i);
            positions[i] = data.schema().indexOf(wanted.name());
            Column found = data.schema().columns().get(positions[i]);
            if (found.type() != wanted.type()) {
                throw new InvalidInputException("Column '%s' is %s; the model learned from it as %s."
                        .formatted(
                                wanted.name(),
                                found.type().label(),
                                wanted.type().label()));
            }
        }
        return positions;
    }

    /** Number of features. */
    public int width() {
        return width;
    }

    /** A form that JSON can carry; {@link #of} reads it back. */
    public List<Map<String, Object>> describe() {
        return encoders.stream().map(Encoder::describe).toList();
    }

    /** Reads what {@link #describe} wrote. */
    public static Featuriser of(List<?> description) {
        return new Featuriser(
                description.stream().map(e -> Encoder.of((Map<?, ?>) e)).toList());
    }
}
