package dev.lazurite.trainer.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import dev.lazurite.trainer.api.InvalidInputException;

/** What the first walk over a file learns: its header, a profile a column, the number of rows and the digest. */
record TableProfile(List<ColumnProfile> columns, int rows, String sha256) {

    /** The profile of a column; an unknown name is refused with the names that exist. */
    ColumnProfile column(String name) {
        return columns.stream().filter(c -> c.name.equals(name)).findFirst().orElseThrow(() -> {
            List<String> names = columns.stream().map(c -> c.name).toList();
            boolean headless = names.stream().noneMatch(n -> Double.isNaN(NumberText.parse(n)));
            return new InvalidInputException("There is no column '%s'. The columns are: %s.%s"
                    .formatted(
                            name,
                            String.join(", ", names),
                            headless ? " The first line looks like data; the file needs a header line." : ""));
        });
    }

    static TableProfile of(TableOptions options) throws IOException {
        requireFile(options.path());
        Records records = Records.of(options);
        var walk = new Walk(options, records);
        records.walk(walk);
        return walk.result(digest(records.files()));
    }

    /** The SHA-256 of the bytes of all files, one after the other. */
    private static String digest(List<Path> files) throws IOException {
        MessageDigest digest = sha256Digest();
        for (Path file : files) {
            try (InputStream bytes = Files.newInputStream(file);
                    OutputStream to = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                bytes.transferTo(to);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void requireFile(Path path) throws IOException {
        if (Files.isDirectory(path) && !Files.isRegularFile(path.resolve(MlTableRecords.NAME))) {
            try (Stream<Path> inside = Files.list(path)) {
                List<String> found = inside.map(Path::toString)
                        .filter(f -> f.endsWith(".csv") || f.endsWith(".parquet") || f.endsWith(".jsonl"))
                        .sorted()
                        .limit(5)
                        .toList();
                throw new InvalidInputException(
                        "%s is a folder; --data must name a file, or a folder with an MLTable.%s"
                                .formatted(
                                        path, found.isEmpty() ? "" : " It holds: " + String.join(", ", found) + "."));
            }
        }
        if (!Files.exists(path)) {
            throw new InvalidInputException("There is no file %s (looked in %s). Check --data."
                    .formatted(path, path.toAbsolutePath().normalize().getParent()));
        }
        if ((!Files.isDirectory(path) && !Files.isRegularFile(path)) || !Files.isReadable(path)) {
            throw new InvalidInputException(
                    "%s is not a regular file that can be read; it is read twice, so a pipe will not do."
                            .formatted(path));
        }
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** The state of one walk. */
    private static final class Walk implements Records.Visitor {
        private final TableOptions options;
        private final Records records;
        private final List<ColumnProfile> columns = new ArrayList<>();
        private int rows;

        Walk(TableOptions options, Records records) {
            this.options = options;
            this.records = records;
        }

        @Override
        public void header(List<String> names) {
            var seen = new HashSet<String>();
            for (String name : names) {
                if (!seen.add(name)) {
                    throw new InvalidInputException(
                            "The header names column '%s' twice. Give each column a name of its own.".formatted(name));
                }
                columns.add(new ColumnProfile(name));
            }
        }

        @Override
        public void row(long line, List<String> cells) {
            if (cells.size() != columns.size()) {
                throw new InvalidInputException(
                        "Line %d has %d fields, the header has %d. Complete the row, or put double quotes around a field that holds the delimiter '%s'."
                                .formatted(line, cells.size(), columns.size(), options.delimiter()));
            }
            for (int i = 0; i < cells.size(); i++) {
                String cell = cells.get(i);
                if (options.missing().contains(cell)) {
                    columns.get(i).missing(cell, line);
                } else {
                    columns.get(i).present(cell, line);
                }
            }
            rows++;
        }

        TableProfile result(String sha256) {
            if (columns.isEmpty()) {
                throw new InvalidInputException(
                        "%s is empty. It needs a header line and rows below it.".formatted(options.path()));
            }
            if (rows == 0) {
                throw new InvalidInputException(records.withoutRows(options.path()));
            }
            return new TableProfile(List.copyOf(columns), rows, sha256);
        }
    }
}
