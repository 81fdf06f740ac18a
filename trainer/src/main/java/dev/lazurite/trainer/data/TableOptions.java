package dev.lazurite.trainer.data;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * How to read a file with a table.
 *
 * @param delimiter between the fields of CSV
 * @param missing texts that stand for a missing value, beside the usual ones
 * @param numeric columns that must be numbers, whatever inference would say
 * @param categorical columns to take as categories, whatever inference would say
 * @param dates columns that must be dates, whatever inference would say
 * @param ignored columns to leave out
 */
public record TableOptions(
        Path path,
        char delimiter,
        Set<String> missing,
        Set<String> numeric,
        Set<String> categorical,
        Set<String> dates,
        Set<String> ignored) {
    /** Texts that always stand for a missing value. */
    static final Set<String> USUAL = Set.of("", "NA", "N/A", "NaN", "nan", "null", "NULL");

    public TableOptions {
        var all = new HashSet<>(USUAL);
        all.addAll(missing);
        missing = Set.copyOf(all);
        numeric = Set.copyOf(numeric);
        categorical = Set.copyOf(categorical);
        dates = Set.copyOf(dates);
        ignored = Set.copyOf(ignored);
    }

    /** A file, comma-separated if it is CSV, with inferred types. */
    public static TableOptions of(Path path) {
        return new TableOptions(path, ',', Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
    }
}
