package dev.lazurite.jobs.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What wrapper and server tell each other through files; each is written to a temporary name and renamed.
 *
 * @param path {@link Launch#control}
 */
record JobFolder(Path path) {
    /** Who the wrapper is: a process id alone may have been given to another process since. */
    record Identity(long pid, Instant started) {}

    /** Writes what the wrapper needs and gives its path. */
    Path prepare(String marker) throws IOException {
        Files.createDirectories(path);
        Files.writeString(path.resolve("marker"), marker);
        return Script.copy("wrapper.sh", path);
    }

    Optional<String> marker() {
        return read("marker");
    }

    Optional<Identity> identity() {
        return read("process").map(text -> {
            String[] parts = text.split(" ");
            return new Identity(Long.parseLong(parts[0]), Instant.ofEpochSecond(Long.parseLong(parts[1])));
        });
    }

    OptionalInt exitCode() {
        return read("exit").map(Integer::parseInt).map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    private Optional<String> read(String name) {
        try {
            return Optional.of(Files.readString(path.resolve(name)).strip());
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
