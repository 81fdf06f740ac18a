package dev.lazurite.trainer.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.api.Progress;
import dev.lazurite.trainer.data.TableFile;
import dev.lazurite.trainer.data.TableOptions;
import picocli.CommandLine.Option;

/** How to read files with tables. */
final class DataOptions {
    @Option(
            names = "--delimiter",
            defaultValue = ",",
            paramLabel = "CHAR",
            description = "Between fields of CSV; \\t is a tab (default: a comma).")
    private String delimiter;

    @Option(names = "--missing", paramLabel = "TEXT", description = "Text that means no value; may be repeated.")
    private Set<String> missing = new LinkedHashSet<>();

    @Option(names = "--numeric", paramLabel = "COLUMN", description = "Column that must be numbers; may be repeated.")
    private Set<String> numeric = new LinkedHashSet<>();

    @Option(
            names = "--categorical",
            paramLabel = "COLUMN",
            description = "Column to take as categories; may be repeated.")
    private Set<String> categorical = new LinkedHashSet<>();

    @Option(names = "--date", paramLabel = "COLUMN", description = "Column that must be dates; may be repeated.")
    private Set<String> dates = new LinkedHashSet<>();

    @Option(names = "--ignore", paramLabel = "COLUMN", description = "Column to leave out; may be repeated.")
    private Set<String> ignored = new LinkedHashSet<>();

    /** Looks through a table, and says so. */
    TableFile open(Path path, Progress progress) throws IOException {
        TableFile file = TableFile.open(of(path));
        progress.dataRead(path, file.rows(), file.columns(), file.sha256());
        return file;
    }

    TableOptions of(Path file) {
        return new TableOptions(file, delimiter(), missing, numeric, categorical, dates, ignored);
    }

    private char delimiter() {
        String text = delimiter.equals("\\t") ? "\t" : delimiter;
        if (text.length() != 1 || "\"\r\n".contains(text)) {
            throw new InvalidInputException(
                    "The delimiter is '%s'; it must be one character, such as ',' or ';' or \\t.".formatted(delimiter));
        }
        return text.charAt(0);
    }
}
