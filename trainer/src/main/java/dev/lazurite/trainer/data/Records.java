package dev.lazurite.trainer.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import dev.lazurite.trainer.api.InvalidInputException;

/** The records of a file of some format, as texts. Each can be walked as often as the file is there. */
sealed interface Records permits CsvRecords, JsonLineRecords, LibsvmRecords, MlTableRecords, ParquetRecords {
    /** Hears what a walk finds. */
    interface Visitor {
        /** The names of the columns; once, before the rows. Not called for a file without a record. */
        void header(List<String> names);

        /** A row and the line it starts on, counted from 1; it need not have as many cells as there are names. */
        void row(long line, List<String> cells);
    }

    /** Reads everything once. */
    void walk(Visitor visitor) throws IOException;

    /** Why there is no row, as a sentence for the caller. */
    default String withoutRows(Path asked) {
        return "%s has a header but no rows below it. There is nothing to learn from.".formatted(asked);
    }

    /** The files that decide what is read, in a fixed order. */
    List<Path> files() throws IOException;

    /** Goes by the end of the file's name: JSON lines, LIBSVM, Parquet, MLTable, and all others are CSV. */
    static Records of(TableOptions options) {
        if (Files.isRegularFile(options.path().resolve(MlTableRecords.NAME))) {
            return new MlTableRecords(options.path().resolve(MlTableRecords.NAME));
        }
        String name = options.path().getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.equalsIgnoreCase(MlTableRecords.NAME)) {
            return new MlTableRecords(options.path());
        }
        if (name.endsWith(".parquet") || name.endsWith(".pq")) {
            return new ParquetRecords(options.path());
        }
        if (name.endsWith(".jsonl") || name.endsWith(".ndjson") || name.endsWith(".json")) {
            return new JsonLineRecords(options.path());
        }
        if (name.endsWith(".libsvm") || name.endsWith(".svmlight") || name.endsWith(".svm")) {
            return new LibsvmRecords(options.path());
        }
        return new CsvRecords(options.path(), options.delimiter(), true);
    }

    /** Reads UTF-8, and fails on bytes that are none. */
    static Reader utf8(InputStream bytes) {
        return new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    static InvalidInputException notUtf8(Path path, Exception cause) {
        return new InvalidInputException(
                "%s is not UTF-8 text. Save it in UTF-8 and try again.".formatted(path), cause);
    }

    /** Whether bytes that are no UTF-8 are behind a failure. */
    static boolean isEncoding(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof CharacterCodingException) {
                return true;
            }
        }
        return false;
    }
}
