package dev.lazurite.trainer.deep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lazurite.trainer.api.Column;
import dev.lazurite.trainer.api.ColumnType;
import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.api.Schema;
import dev.lazurite.trainer.data.Featuriser;
import dev.lazurite.trainer.deep.engine.Examples;
import dev.lazurite.trainer.deep.image.Picture;
import dev.lazurite.trainer.deep.network.DeclaredInput;
import dev.lazurite.trainer.deep.network.Input;
import dev.lazurite.trainer.deep.text.Vocabulary;

/** The way from rows of a table to what a network is given, as it was learned from the training rows. */
public sealed interface RowEncoder {
    /** What a network gets. */
    Input input();

    /** The columns that are read. */
    Schema inputs();

    Examples encode(Dataset rows);

    /** A form that JSON can carry; {@link #of} reads it back. */
    Map<String, Object> describe();

    /** Learns from every column but the target; pictures and texts are one column, and must be the only one. */
    static RowEncoder fit(DeclaredInput declared, Dataset data, String target) {
        if (declared instanceof DeclaredInput.Features) {
            return new Features(Featuriser.fit(data, target, Featuriser.Scaling.STANDARD));
        }
        Column only = only(data.schema().without(target));
        if (declared instanceof DeclaredInput.Image image) {
            return new Pictures(only, new Input.Image(image.channels(), image.height(), image.width()));
        }
        var text = (DeclaredInput.Text) declared;
        return new Texts(only, Vocabulary.of(texts(data, only), text.vocabulary()), text.length());
    }

    private static Column only(Schema others) {
        if (others.columns().size() != 1 || others.columns().get(0).type() != ColumnType.CATEGORICAL) {
            throw new InvalidInputException(
                    "The network reads one column of texts, but beside the target there are: %s. Name it with --text."
                            .formatted(String.join(", ", others.names())));
        }
        return others.columns().get(0);
    }

    private static List<String> texts(Dataset rows, Column column) {
        int position = rows.schema().indexOf(column.name());
        return new AbstractList<>() {
            @Override
            public String get(int row) {
                return rows.text(position, row);
            }

            @Override
            public int size() {
                return rows.rows();
            }
        };
    }

    /** Reads what {@link #describe} wrote. */
    static RowEncoder of(Map<?, ?> described) {
        String kind = (String) described.get("kind");
        if (kind.equals("features")) {
            return new Features(Featuriser.of((List<?>) described.get("features")));
        }
        var column = new Column((String) described.get("column"), ColumnType.CATEGORICAL);
        if (kind.equals("image")) {
            return new Pictures(
                    column,
                    new Input.Image((Integer) described.get("channels"), (Integer) described.get("height"), (Integer)
                            described.get("width")));
        }
        List<String> tokens = ((List<?>) described.get("tokens"))
                .stream().map(String.class::cast).toList();
        return new Texts(column, new Vocabulary(tokens), (Integer) described.get("length"));
    }

    private static Map<String, Object> described(String kind) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("kind", kind);
        return described;
    }

    /** Columns as scaled numbers. */
    record Features(Featuriser featuriser) implements RowEncoder {
        @Override
        public Input input() {
            return new Input.Features(featuriser.width());
        }

        @Override
        public Schema inputs() {
            return featuriser.inputs();
        }

        @Override
        public Examples encode(Dataset rows) {
            Featuriser.Rows encoded = featuriser.rows(rows);
            var numbers = new float[rows.rows()][featuriser.width()];
            var vector = new double[featuriser.width()];
            for (int row = 0; row < numbers.length; row++) {
                encoded.encode(row, vector);
                for (int f = 0; f < vector.length; f++) {
                    numbers[row][f] = (float) vector[f];
                }
            }
            return new Examples.Numbers(numbers);
        }

        @Override
        public Map<String, Object> describe() {
            Map<String, Object> described = described("features");
            described.put("features", featuriser.describe());
            return described;
        }
    }

    /** A column with paths of pictures. */
    record Pictures(Column column, Input.Image input) implements RowEncoder {
        @Override
        public Schema inputs() {
            return new Schema(List.of(column));
        }

        @Override
        public Examples encode(Dataset rows) {
            List<String> paths = texts(rows, column);
            var bytes = new byte[rows.rows()][];
            try {
                for (int row = 0; row < bytes.length; row++) {
                    bytes[row] = Picture.read(Path.of(paths.get(row)), input);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Examples.Pictures(input, bytes);
        }

        @Override
        public Map<String, Object> describe() {
            Map<String, Object> described = described("image");
            described.put("column", column.name());
            described.put("channels", input.channels());
            described.put("height", input.height());
            described.put("width", input.width());
            return described;
        }
    }

    /** A column with texts. */
    record Texts(Column column, Vocabulary vocabulary, int length) implements RowEncoder {
        @Override
        public Input input() {
            return new Input.Text(length, vocabulary.size());
        }

        @Override
        public Schema inputs() {
            return new Schema(List.of(column));
        }

        @Override
        public Examples encode(Dataset rows) {
            List<String> texts = texts(rows, column);
            var tokens = new int[rows.rows()][];
            for (int row = 0; row < tokens.length; row++) {
                tokens[row] = vocabulary.encode(texts.get(row), length);
            }
            return new Examples.Tokens(tokens);
        }

        @Override
        public Map<String, Object> describe() {
            Map<String, Object> described = described("text");
            described.put("column", column.name());
            described.put("length", length);
            described.put("tokens", vocabulary.tokens());
            return described;
        }
    }
}
