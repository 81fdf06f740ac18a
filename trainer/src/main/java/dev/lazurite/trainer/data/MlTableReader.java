package dev.lazurite.trainer.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.lazurite.trainer.api.InvalidInputException;

/**
 * How an MLTable reads its files.
 *
 * @param format the name of the transformation; empty goes by the names of the files
 * @param delimiter between the fields of {@code read_delimited}
 * @param header which files of {@code read_delimited} begin with the columns' names
 */
record MlTableReader(String format, char delimiter, Header header) {
    /** By Azure's names. */
    enum Header {
        no_header,
        from_first_file,
        all_files_different_headers,
        all_files_same_headers
    }

    static final MlTableReader DEFAULT = new MlTableReader("", ',', Header.all_files_same_headers);

    static MlTableReader of(Path table, String format, Object argument) {
        Map<?, ?> settings = argument instanceof Map<?, ?> map ? map : Map.of();
        if (!format.equals("read_delimited")) {
            return new MlTableReader(format, ',', Header.all_files_same_headers);
        }
        Object encoding = settings.containsKey("encoding") ? settings.get("encoding") : "utf8";
        if (!List.of("utf8", "utf-8", "ascii", "utf8-bom").contains(encoding.toString())) {
            throw new InvalidInputException(
                    "%s reads the encoding %s; only utf8 and ascii are read here. Save the files in UTF-8."
                            .formatted(table, encoding));
        }
        Object delimiter = settings.containsKey("delimiter") ? settings.get("delimiter") : ",";
        if (delimiter.toString().length() != 1) {
            throw new InvalidInputException(
                    "%s has the delimiter '%s'; it must be one character.".formatted(table, delimiter));
        }
        return new MlTableReader(format, delimiter.toString().charAt(0), header(table, settings.get("header")));
    }

    private static Header header(Path table, Object asked) {
        if (asked == null) {
            return Header.all_files_same_headers;
        }
        // YAML 1.1 has words for true and false, and so does the format
        String word = asked instanceof Boolean said ? said ? "all_files_same_headers" : "no_header" : asked.toString();
        for (Header header : Header.values()) {
            if (header.name().equals(word)) {
                return header;
            }
        }
        throw new InvalidInputException(
                "%s has the header '%s'; it must be one of no_header, from_first_file, all_files_different_headers and all_files_same_headers."
                        .formatted(table, asked));
    }

    /** Whether every file says the names of its columns. */
    boolean named() {
        return !format.equals("read_delimited") || header.name().startsWith("all_files");
    }

    Records of(Path file, boolean first) {
        return switch (format) {
            case "read_parquet" -> new ParquetRecords(file);
            case "read_json_lines" -> new JsonLineRecords(file);
            case "read_delimited" ->
                new CsvRecords(file, delimiter, named() || (first && header == Header.from_first_file));
            default -> Records.of(new TableOptions(file, delimiter, Set.of(), Set.of(), Set.of(), Set.of(), Set.of()));
        };
    }
}
