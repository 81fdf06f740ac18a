package dev.lazurite.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The one file of an H2 database.
 *
 * @param name without the ending that H2 gives it
 */
record DatabaseFile(Path folder, String name) {
    private static final String ENDING = ".mv.db";

    String url() {
        // WRITE_DELAY=0: with the default of 500 ms acknowledged commits were lost on kill -9.
        // TRACE_LEVEL_FILE=0: a failure is thrown, and told by who catches it; H2 would write it to a file of its own.
        return "jdbc:h2:file:" + folder.resolve(name).toAbsolutePath() + ";WRITE_DELAY=0;TRACE_LEVEL_FILE=0";
    }

    Path path() {
        return folder.resolve(name + ENDING);
    }

    boolean exists() {
        return Files.exists(path());
    }

    void delete() {
        try {
            Files.deleteIfExists(path());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    void copyTo(DatabaseFile other) {
        try {
            Files.copy(path(), other.path(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Takes the place of another, at once: there is one of the two at any time. */
    void replace(DatabaseFile other) {
        try {
            Files.move(path(), other.path(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
