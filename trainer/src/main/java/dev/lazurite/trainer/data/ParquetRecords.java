package dev.lazurite.trainer.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.ParquetReader;
import dev.lazurite.trainer.api.InvalidInputException;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/** A Parquet file of plain columns. Rows count as lines, from 1; what is null is missing. */
record ParquetRecords(Path path) implements Records {
    @Override
    public List<Path> files() {
        return List.of(path);
    }

    @Override
    public void walk(Visitor visitor) throws IOException {
        try {
            List<Type> columns = ParquetReader.readMetadata(path.toFile())
                    .getFileMetaData()
                    .getSchema()
                    .getFields();
            columns.forEach(this::requirePlain);
            visitor.header(columns.stream().map(Type::getName).toList());
            try (var rows = ParquetReader.streamContent(path.toFile(), read -> new Cells(columns))) {
                long row = 0;
                for (var each = rows.iterator(); each.hasNext(); ) {
                    visitor.row(++row, each.next());
                }
            }
        } catch (UncheckedIOException e) {
            throw refusal(e.getCause());
        } catch (InvalidInputException e) {
            throw e;
        } catch (RuntimeException e) {
            // the reader has no exception of its own for a file that it cannot read
            throw refusal(e);
        }
    }

    private InvalidInputException refusal(Exception cause) {
        return new InvalidInputException(
                "%s cannot be read as Parquet: %s. Write it again with plain columns and the compression snappy, gzip, zstd or none."
                        .formatted(path, cause.getMessage()),
                cause);
    }

    private void requirePlain(Type column) {
        if (!column.isPrimitive() || column.isRepetition(Type.Repetition.REPEATED)) {
            throw new InvalidInputException(
                    "Column '%s' of %s holds lists or objects; a column must hold numbers, texts, dates, true or false. Flatten it, or leave it out of the file."
                            .formatted(column.getName(), path));
        }
    }

    /** One row as texts, in the order of the columns. */
    private static final class Cells implements Hydrator<String[], List<String>> {
        private final Map<String, Integer> places = new HashMap<>();
        private final List<Type> columns;

        Cells(List<Type> columns) {
            this.columns = columns;
            columns.forEach(column -> places.put(column.getName(), places.size()));
        }

        @Override
        public String[] start() {
            var cells = new String[columns.size()];
            Arrays.fill(cells, "");
            return cells;
        }

        @Override
        public String[] add(String[] cells, String name, Object value) {
            int place = places.get(name);
            cells[place] = value == null ? "" : text(columns.get(place).asPrimitiveType(), value);
            return cells;
        }

        @Override
        public List<String> finish(String[] cells) {
            return new ArrayList<>(List.of(cells));
        }

        /** Dates, times and decimals are whole numbers in the file, and read as what they mean. */
        private static String text(PrimitiveType type, Object value) {
            boolean meant = type.getLogicalTypeAnnotation() instanceof LogicalTypeAnnotation.DateLogicalTypeAnnotation
                    || type.getLogicalTypeAnnotation() instanceof LogicalTypeAnnotation.TimestampLogicalTypeAnnotation
                    || type.getLogicalTypeAnnotation() instanceof LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
            if (meant && type.getPrimitiveTypeName() == PrimitiveTypeName.INT32) {
                return type.stringifier().stringify((int) value);
            }
            if (meant && type.getPrimitiveTypeName() == PrimitiveTypeName.INT64) {
                return type.stringifier().stringify((long) value).replace("+0000", "Z");
            }
            return value.toString();
        }
    }
}
