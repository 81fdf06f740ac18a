package dev.lazurite.trainer.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.lazurite.trainer.api.Column;
import dev.lazurite.trainer.api.ColumnType;
import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.api.Progress;
import dev.lazurite.trainer.api.Schema;
import dev.lazurite.trainer.api.Task;

/**
 * A table in a file: CSV with a header line, JSON lines, LIBSVM, Parquet or an MLTable, by its name. It is walked twice, first for its types and then for its values, so that memory holds
 * no more than the typed columns.
 */
public final class TableFile {
    private final TableOptions options;
    private final TableProfile profile;

    private TableFile(TableOptions options, TableProfile profile) {
        this.options = options;
        this.profile = profile;
    }

    /**
     * Looks through a file.
     *
     * @throws InvalidInputException for a file that is missing, empty, ragged, not UTF-8, or of another delimiter
     */
    public static TableFile open(TableOptions options) throws IOException {
        var file = new TableFile(options, TableProfile.of(options));
        for (Set<String> named :
                List.of(options.numeric(), options.categorical(), options.dates(), options.ignored())) {
            named.forEach(file.profile::column);
        }
        return file;
    }

    /** Records below the header. */
    public int rows() {
        return profile.rows();
    }

    /** Columns in the header. */
    public int columns() {
        return profile.columns().size();
    }

    /** SHA-256 of the file's bytes, in lower-case hexadecimal. */
    public String sha256() {
        return profile.sha256();
    }

    /** What to do with this target: see {@link Task}; {@code asked} wins, then what the learner can do. */
    public Task task(String target, Optional<Task> asked, Set<Task> possible) {
        return TargetInference.task(profile.column(target), asked, possible);
    }

    /** Whether there is a column of this name. */
    public boolean has(String name) {
        return names().contains(name);
    }

    /** Reads the target and every column that can help to predict it. */
    public Dataset read(String target, Task task, Progress progress) throws IOException {
        ColumnProfile wanted = profile.column(target);
        var inference = new SchemaInference(options, progress);
        var kept = new ArrayList<Integer>();
        var columns = new ArrayList<Column>();
        for (int i = 0; i < profile.columns().size(); i++) {
            ColumnProfile column = profile.columns().get(i);
            Optional<ColumnType> type =
                    column == wanted ? Optional.of(TargetInference.type(wanted, task)) : inference.typeOf(column);
            if (type.isPresent()) {
                kept.add(i);
                columns.add(new Column(column.name, type.get()));
            }
        }
        return load(new Schema(columns), kept);
    }

    /**
     * Reads these columns as these types, whatever inference would say: what a model needs.
     *
     * @throws InvalidInputException for a column that is not there or a text in one of numbers
     */
    public Dataset read(Schema schema) throws IOException {
        for (Column column : schema.columns()) {
            ColumnProfile found = profile.column(column.name());
            switch (column.type()) {
                case NUMERIC -> SchemaInference.requireNumbers(found, "Column");
                case DATE -> {
                    if (found.values() > 0) {
                        SchemaInference.requireDates(found);
                    }
                }
                case CATEGORICAL -> {}
            }
        }
        return load(schema, places(schema));
    }

    /**
     * A table whose cells were cast to a schema.
     *
     * @param rows where what cannot be cast is missing
     * @param errors how many that are, of each column
     */
    public record Cast(Dataset rows, List<Integer> errors) {
        public Cast {
            errors = List.copyOf(errors);
        }
    }

    /**
     * Reads these columns as these types, and counts what is not of the type in place of refusing it. Numbers that are not
     * finite are counted too.
     *
     * @throws InvalidInputException for a column that is not there
     */
    public Cast cast(Schema schema) throws IOException {
        return fill(schema, places(schema));
    }

    private List<Integer> places(Schema schema) {
        return schema.columns().stream()
                .map(column -> profile.columns().indexOf(profile.column(column.name())))
                .toList();
    }

    /** Reads every column, as the types that inference gives; those that it would leave out too are left out. */
    public Dataset read(Progress progress) throws IOException {
        var inference = new SchemaInference(options, progress);
        var columns = new ArrayList<Column>();
        for (ColumnProfile column : profile.columns()) {
            inference.typeOf(column).ifPresent(type -> columns.add(new Column(column.name, type)));
        }
        return read(new Schema(columns));
    }

    /** Reads one column, whatever is in it: numbers, dates, or else texts. */
    public Dataset read(String name) throws IOException {
        ColumnProfile found = profile.column(name);
        ColumnType type =
                found.isDate() ? ColumnType.DATE : found.hasTexts() ? ColumnType.CATEGORICAL : ColumnType.NUMERIC;
        return load(
                new Schema(List.of(new Column(name, type))),
                List.of(profile.columns().indexOf(found)));
    }

    /** Names of all columns, in file order. */
    public List<String> names() {
        return profile.columns().stream().map(column -> column.name).toList();
    }

    private Dataset load(Schema schema, List<Integer> kept) throws IOException {
        return fill(schema, kept).rows();
    }

    private Cast fill(Schema schema, List<Integer> kept) throws IOException {
        var builder = new DatasetBuilder(schema, profile.rows(), options.missing());
        try {
            Records.of(options).walk(new Records.Visitor() {
                @Override
                public void header(List<String> names) {}

                @Override
                public void row(long line, List<String> cells) {
                    builder.add(kept.stream().map(cells::get).toList());
                }
            });
            return new Cast(builder.build(), builder.errors());
        } catch (IndexOutOfBoundsException e) {
            throw new InvalidInputException("%s changed while it was read. Try again.".formatted(options.path()), e);
        }
    }
}
