package dev.lazurite.trainer.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.lazurite.trainer.api.InvalidInputException;

/**
 * CSV: UTF-8 with or without a byte order mark, cells stripped, blank lines skipped.
 *
 * @param headed whether the first line has the names; else the columns are Column1, Column2, ... as an MLTable calls them
 */
record CsvRecords(Path path, char delimiter, boolean headed) implements Records {
    @Override
    public List<Path> files() {
        return List.of(path);
    }

    @Override
    public void walk(Visitor visitor) throws IOException {
        boolean begun = false;
        try (var reader = withoutByteOrderMark(new BufferedReader(Records.utf8(Files.newInputStream(path))));
                CsvReader<CsvRecord> records = CsvReader.builder()
                        .fieldSeparator(delimiter)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .ofCsvRecord(reader)) {
            for (CsvRecord found : records) {
                List<String> cells =
                        found.getFields().stream().map(String::strip).toList();
                if (!begun && headed) {
                    header(cells, visitor);
                } else if (!begun) {
                    visitor.header(IntStream.rangeClosed(1, cells.size())
                            .mapToObj(i -> "Column" + i)
                            .toList());
                }
                if (begun || !headed) {
                    visitor.row(found.getStartingLineNumber(), cells);
                }
                begun = true;
            }
        } catch (CsvParseException e) {
            throw refusal(path, e);
        } catch (UncheckedIOException e) {
            throw refusal(path, e.getCause());
        } catch (CharacterCodingException e) {
            throw refusal(path, e);
        }
    }

    private void header(List<String> names, Visitor visitor) {
        if (names.size() == 1) {
            for (char other : ",;\t|".toCharArray()) {
                if (other != delimiter && names.get(0).indexOf(other) >= 0) {
                    throw new InvalidInputException(
                            "The header '%s' has one column with delimiter '%s'. The delimiter seems to be '%s': use --delimiter '%s'."
                                    .formatted(names.get(0), delimiter, shown(other), shown(other)));
                }
            }
        }
        visitor.header(IntStream.range(0, names.size())
                .mapToObj(i -> names.get(i).isEmpty() ? "column_" + (i + 1) : names.get(i))
                .toList());
    }

    private static String shown(char delimiter) {
        return delimiter == '\t' ? "\\t" : Character.toString(delimiter);
    }

    private static BufferedReader withoutByteOrderMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return reader;
    }

    private static InvalidInputException refusal(Path path, Exception cause) {
        if (Records.isEncoding(cause)) {
            return Records.notUtf8(path, cause);
        }
        return new InvalidInputException(
                "%s cannot be read as CSV: %s. Check its quotes and --delimiter.".formatted(path, cause.getMessage()),
                cause);
    }
}
