package dev.lazurite.trainer.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.jr.ob.JSON;
import dev.lazurite.trainer.api.InvalidInputException;

/** One JSON object a line. The columns are the keys of all of them; a key that a line lacks, or null, is missing. */
record JsonLineRecords(Path path) implements Records {
    @FunctionalInterface
    private interface LineVisitor {
        void line(long number, Map<String, Object> object);
    }

    @Override
    public List<Path> files() {
        return List.of(path);
    }

    @Override
    public void walk(Visitor visitor) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        try (InputStream first = Files.newInputStream(path)) {
            lines(first, (number, object) -> names.addAll(object.keySet()));
        }
        if (names.isEmpty()) {
            return;
        }
        List<String> columns = List.copyOf(names);
        visitor.header(columns);
        try (InputStream again = Files.newInputStream(path)) {
            lines(
                    again,
                    (number, object) -> visitor.row(
                            number,
                            columns.stream()
                                    .map(name -> cell(number, name, object.get(name)))
                                    .toList()));
        }
    }

    private void lines(InputStream bytes, LineVisitor visitor) throws IOException {
        try (var reader = new BufferedReader(Records.utf8(bytes))) {
            long number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    visitor.line(number, object(number, line));
                }
            }
        } catch (CharacterCodingException e) {
            throw Records.notUtf8(path, e);
        }
    }

    private Map<String, Object> object(long number, String line) throws IOException {
        try {
            if (JSON.std.anyFrom(line) instanceof Map<?, ?> object) {
                @SuppressWarnings("unchecked") // keys of JSON objects are texts
                var named = (Map<String, Object>) object;
                return named;
            }
        } catch (JacksonException e) {
            throw refusal(number, e);
        }
        throw refusal(number, null);
    }

    private InvalidInputException refusal(long number, Exception cause) {
        return new InvalidInputException(
                "Line %d of %s is not a JSON object. Each line must be one, such as {\"x\": 1, \"y\": \"a\"}."
                        .formatted(number, path),
                cause);
    }

    private static String cell(long number, String name, Object value) {
        if (value instanceof Map || value instanceof List) {
            throw new InvalidInputException(
                    "Line %d has a list or an object under '%s'; a cell must be a number, a text, true, false or null. Flatten it, or leave it out of the file."
                            .formatted(number, name));
        }
        return value == null ? "" : value.toString().strip();
    }
}
