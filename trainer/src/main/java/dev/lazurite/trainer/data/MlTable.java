package dev.lazurite.trainer.data;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.lazurite.trainer.api.InvalidInputException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * What a file {@code MLTable} says: its paths (single ones, folders, patterns) and of its
 * transformations one of {@code read_delimited}, {@code read_parquet} and {@code read_json_lines}, and {@code keep_columns},
 * {@code drop_columns}, {@code take}, {@code skip} and {@code filter}. Types are inferred, so {@code convert_column_types} is passed over.
 * The format is that of https://learn.microsoft.com/azure/machine-learning/reference-yaml-mltable.
 *
 * @param rows what leaves some of the rows, in order
 */
record MlTable(List<Path> files, MlTableReader reader, Set<String> kept, Set<String> dropped, List<RowStep> rows) {
    MlTable {
        rows = List.copyOf(rows);
    }

    /** Positions of the columns that are left. */
    List<Integer> columns(List<String> names) {
        for (String name : Stream.concat(kept.stream(), dropped.stream()).toList()) {
            if (!names.contains(name)) {
                throw new InvalidInputException("The MLTable names a column '%s'. The columns are: %s."
                        .formatted(name, String.join(", ", names)));
            }
        }
        return IntStream.range(0, names.size())
                .filter(i -> (kept.isEmpty() || kept.contains(names.get(i))) && !dropped.contains(names.get(i)))
                .boxed()
                .toList();
    }

    /** @throws InvalidInputException for what is no MLTable, or asks for more than this class can do */
    static MlTable read(Path path) throws IOException {
        Object content;
        try (Reader reader = Files.newBufferedReader(path)) {
            content = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
        } catch (YAMLException e) {
            throw new InvalidInputException("%s is not YAML: %s".formatted(path, e.getMessage()), e);
        }
        if (!(content instanceof Map<?, ?> table) || !(table.get("paths") instanceof List<?> paths)) {
            throw new InvalidInputException(
                    "%s has no list 'paths', such as: paths: [{file: ./train.csv}].".formatted(path));
        }
        Set<Path> files = new LinkedHashSet<>();
        for (Object entry : paths) {
            files.addAll(files(path, entry));
        }
        if (files.isEmpty()) {
            throw new InvalidInputException("The paths of %s name no file.".formatted(path));
        }
        var transformed = new Transformed(path);
        if (table.get("transformations") instanceof List<?> steps) {
            steps.forEach(transformed::add);
        }
        return transformed.table(List.copyOf(files));
    }

    private static List<Path> files(Path table, Object entry) throws IOException {
        Path base = table.toAbsolutePath().getParent();
        if (entry instanceof Map<?, ?> of && of.size() == 1) {
            String kind = of.keySet().iterator().next().toString();
            String place = of.values().iterator().next().toString();
            if (place.contains("://")) {
                throw new InvalidInputException(
                        "%s names %s; only files that are here can be read. Download it, and name it by its path."
                                .formatted(table, place));
            }
            switch (kind) {
                case "file" -> {
                    return List.of(base.resolve(place).normalize());
                }
                case "folder" -> {
                    return walked(base.resolve(place).normalize(), MlTable::isData);
                }
                case "pattern" -> {
                    String glob = base.resolve(place).normalize().toString();
                    return walked(base, FileSystems.getDefault().getPathMatcher("glob:" + glob));
                }
                default -> {}
            }
        }
        throw new InvalidInputException("%s has the path %s; each must be {file: ...}, {folder: ...} or {pattern: ...}."
                .formatted(table, entry));
    }

    private static boolean isData(Path file) {
        return !file.getFileName().toString().equals(MlTableRecords.NAME);
    }

    private static List<Path> walked(Path folder, PathMatcher matcher) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(matcher::matches)
                    .sorted()
                    .toList();
        }
    }

    /** The transformations, one after the other. */
    private static final class Transformed {
        private final Path path;
        private MlTableReader reader = MlTableReader.DEFAULT;
        private final Set<String> kept = new LinkedHashSet<>();
        private final Set<String> dropped = new LinkedHashSet<>();
        private final List<RowStep> rows = new ArrayList<>();

        Transformed(Path path) {
            this.path = path;
        }

        void add(Object step) {
            Object name = step;
            Object argument = Map.of();
            if (step instanceof Map<?, ?> one && one.size() == 1) {
                name = one.keySet().iterator().next();
                argument = one.values().iterator().next();
            }
            switch (name.toString()) {
                case "read_delimited", "read_parquet", "read_json_lines" ->
                    reader = MlTableReader.of(path, name.toString(), argument);
                case "keep_columns" -> kept.addAll(names(argument));
                case "drop_columns" -> dropped.addAll(names(argument));
                case "take" -> rows.add(new RowStep.Take(count(name, argument)));
                case "skip" -> rows.add(new RowStep.Skip(count(name, argument)));
                case "filter" -> rows.add(new RowStep.Filter(argument.toString()));
                case "convert_column_types" -> {}
                default ->
                    throw new InvalidInputException(
                            "%s asks for %s, which is not known here. Known are read_delimited, read_parquet, read_json_lines, keep_columns, drop_columns, take, skip, filter and convert_column_types."
                                    .formatted(path, name));
            }
        }

        private static List<String> names(Object argument) {
            List<String> names = new ArrayList<>();
            for (Object name : argument instanceof List<?> several ? several : List.of(argument)) {
                names.add(name.toString());
            }
            return names;
        }

        private long count(Object name, Object argument) {
            if (argument instanceof Number number && number.longValue() >= 0) {
                return number.longValue();
            }
            throw new InvalidInputException(
                    "%s has %s: %s; it must be a number of rows.".formatted(path, name, argument));
        }

        MlTable table(List<Path> files) {
            return new MlTable(files, reader, kept, dropped, rows);
        }
    }
}
