package dev.lazurite.trainer.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import dev.lazurite.trainer.api.InvalidInputException;

/**
 * LIBSVM: {@code LABEL INDEX:VALUE INDEX:VALUE ...}, where what is not named is 0 and a {@code #} starts a comment. The
 * columns are {@code label} and {@code f1}, {@code f2} and so on, by index.
 */
record LibsvmRecords(Path path) implements Records {
    private static final int MOST_FEATURES = 100_000;

    @FunctionalInterface
    private interface LineVisitor {
        void line(long number, String[] parts);
    }

    @Override
    public List<Path> files() {
        return List.of(path);
    }

    @Override
    public void walk(Visitor visitor) throws IOException {
        var most = new int[] {-1};
        try (InputStream first = Files.newInputStream(path)) {
            lines(first, (number, parts) -> {
                most[0] = Math.max(most[0], 0);
                for (int i = 1; i < parts.length; i++) {
                    most[0] = Math.max(most[0], index(number, parts[i]));
                }
            });
        }
        if (most[0] < 0) {
            return;
        }
        var names = new ArrayList<>(List.of("label"));
        for (int i = 1; i <= most[0]; i++) {
            names.add("f" + i);
        }
        visitor.header(names);
        try (InputStream again = Files.newInputStream(path)) {
            lines(again, (number, parts) -> {
                List<String> cells = new ArrayList<>(Collections.nCopies(names.size(), "0"));
                cells.set(0, parts[0]);
                for (int i = 1; i < parts.length; i++) {
                    cells.set(index(number, parts[i]), parts[i].substring(parts[i].indexOf(':') + 1));
                }
                visitor.row(number, cells);
            });
        }
    }

    private void lines(InputStream bytes, LineVisitor visitor) throws IOException {
        try (var reader = new BufferedReader(Records.utf8(bytes))) {
            long number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                int comment = line.indexOf('#');
                String said = (comment < 0 ? line : line.substring(0, comment)).strip();
                if (!said.isEmpty()) {
                    String[] parts = said.split("\\s+");
                    visitor.line(
                            number,
                            Arrays.stream(parts)
                                    .filter(part -> !part.startsWith("qid:"))
                                    .toArray(String[]::new));
                }
            }
        } catch (CharacterCodingException e) {
            throw Records.notUtf8(path, e);
        }
    }

    private int index(long number, String part) {
        int colon = part.indexOf(':');
        try {
            int index = Integer.parseInt(part.substring(0, Math.max(0, colon)));
            if (index >= 1 && index <= MOST_FEATURES) {
                return index;
            }
        } catch (NumberFormatException e) {
            throw refusal(number, part, e);
        }
        throw refusal(number, part, null);
    }

    private InvalidInputException refusal(long number, String part, Exception cause) {
        return new InvalidInputException(
                "Line %d of %s has '%s'; after the label each part must be INDEX:VALUE with an index from 1 to %d, such as 3:0.5."
                        .formatted(number, path, part, MOST_FEATURES),
                cause);
    }
}
