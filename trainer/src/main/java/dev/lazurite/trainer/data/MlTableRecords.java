package dev.lazurite.trainer.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import dev.lazurite.trainer.api.InvalidInputException;

/**
 * A folder's file {@code MLTable}: the files that it lists, one after the other, read and transformed as it says. All files
 * must have the first one's columns.
 */
record MlTableRecords(Path path) implements Records {
    static final String NAME = "MLTable";

    @Override
    public List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>(List.of(path));
        files.addAll(MlTable.read(path).files());
        return files;
    }

    @Override
    public String withoutRows(Path asked) {
        return "%s leaves no rows: none of those in its files gets through its skip, take and filter.".formatted(path);
    }

    @Override
    public void walk(Visitor visitor) throws IOException {
        MlTable table = MlTable.read(path);
        var kept = new Kept(table, visitor);
        for (Path file : table.files()) {
            if (!Files.isRegularFile(file)) {
                throw new InvalidInputException("%s lists %s, which is not there.".formatted(path, file));
            }
            kept.file = file;
            table.reader().of(file, kept.names.isEmpty()).walk(kept);
        }
    }

    /** Passes on the columns and rows that the transformations leave. */
    private static final class Kept implements Visitor {
        private final MlTable table;
        private final Visitor visitor;
        private List<String> names = List.of();
        private List<Integer> places = List.of();
        private Path file = Path.of("");
        private List<Predicate<List<String>>> steps = List.of();

        Kept(MlTable table, Visitor visitor) {
            this.table = table;
            this.visitor = visitor;
        }

        @Override
        public void header(List<String> found) {
            if (!names.isEmpty()) {
                // a file without a header of its own counts its columns
                if (found.size() != names.size() || (table.reader().named() && !found.equals(names))) {
                    throw new InvalidInputException(
                            "%s has the columns %s, the file before it %s. All files of an MLTable must have the same."
                                    .formatted(file, String.join(", ", found), String.join(", ", names)));
                }
                return;
            }
            names = found;
            places = table.columns(found);
            steps = table.rows().stream().map(step -> step.begin(found)).toList();
            visitor.header(places.stream().map(found::get).toList());
        }

        @Override
        public void row(long line, List<String> cells) {
            if (cells.size() != names.size()) {
                throw new InvalidInputException("Line %d of %s has %d fields, the header has %d."
                        .formatted(line, file, cells.size(), names.size()));
            }
            if (steps.stream().allMatch(step -> step.test(cells))) {
                visitor.row(line, places.stream().map(cells::get).toList());
            }
        }
    }
}
