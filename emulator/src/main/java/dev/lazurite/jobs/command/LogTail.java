package dev.lazurite.jobs.command;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The end of a log, for the error of a job that failed. */
final class LogTail {
    private static final int LONGEST = 2000;

    private LogTail() {}

    /** The last lines of {@code log} that fit into an error message; empty where there is no log. */
    static String of(Path log) throws IOException {
        if (!Files.exists(log)) {
            return "";
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - LONGEST);
            file.seek(from);
            byte[] end = new byte[(int) (file.length() - from)];
            file.readFully(end);
            String text = new String(end, StandardCharsets.UTF_8);
            int line = text.indexOf('\n');
            return (from > 0 && line >= 0 ? text.substring(line + 1) : text).strip();
        }
    }
}
