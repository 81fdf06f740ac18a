package dev.lazurite.trainer.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.lazurite.trainer.api.InvalidInputException;

/** Walks the records of a CSV file once: UTF-8 with or without a byte order mark, cells stripped, blank lines skipped. */
final class CsvRows {
    /** A record and the line it starts on, counted from 1. The first record is the header. */
    @FunctionalInterface
    interface Visitor {
        void visit(long line, List<String> cells);
    }

    private CsvRows() {}

    static void walk(Path path, InputStream bytes, char delimiter, Visitor visitor) throws IOException {
        var strict = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (var reader = withoutByteOrderMark(new BufferedReader(new InputStreamReader(bytes, strict)));
                CsvReader<CsvRecord> records = CsvReader.builder()
                        .fieldSeparator(delimiter)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .ofCsvRecord(reader)) {
            for (CsvRecord found : records) {
                visitor.visit(
                        found.getStartingLineNumber(),
                        found.getFields().stream().map(String::strip).toList());
            }
        } catch (CsvParseException e) {
            throw refusal(path, e);
        } catch (UncheckedIOException e) {
            throw refusal(path, e.getCause());
        } catch (CharacterCodingException e) {
            throw refusal(path, e);
        }
    }

    private static BufferedReader withoutByteOrderMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return reader;
    }

    private static InvalidInputException refusal(Path path, Exception cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof CharacterCodingException) {
                return new InvalidInputException(
                        "%s is not UTF-8 text. Save it as CSV in UTF-8 and try again.".formatted(path), cause);
            }
        }
        return new InvalidInputException(
                "%s cannot be read as CSV: %s. Check its quotes and --delimiter.".formatted(path, cause.getMessage()),
                cause);
    }
}
