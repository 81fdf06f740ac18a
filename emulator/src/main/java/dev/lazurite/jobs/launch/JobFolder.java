package dev.lazurite.jobs.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import dev.lazurite.jobs.limits.Allowance;
import dev.lazurite.jobs.limits.ResourceLimits;

/**
 * What wrapper and server tell each other through files; each is written to a temporary name and renamed.
 *
 * @param path {@link Launch#control}
 */
record JobFolder(Path path) {
    private static final String OUT_OF_MEMORY = "out-of-memory";

    /** Who the wrapper is: a process id alone may have been given to another process since. */
    record Identity(long pid, Instant started) {}

    /** Writes what the wrapper needs and gives its path. */
    Path prepare(String marker) throws IOException {
        Files.createDirectories(path);
        Files.writeString(path.resolve("marker"), marker);
        return Script.copy("wrapper.sh", path);
    }

    /** Notes what the launcher has to know of the job again after a restart, and what the wrapper reads when the job has ended. */
    void hold(Allowance allowance, ResourceLimits limits) throws IOException {
        if (limits.watched()) {
            Files.writeString(path.resolve("memory"), String.valueOf(allowance.memory()));
        }
        if (limits.groups().isPresent()) {
            Files.writeString(path.resolve("groups"), limits.groups().get() + "\n");
        }
    }

    /** How many bytes the job's processes may have, if someone has to watch that. */
    OptionalLong watchedMemory() {
        return read("memory").map(Long::parseLong).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    /** Notes that a process is killed because the job had too much memory. */
    void ranOutOfMemory(long used) {
        try {
            Files.writeString(path.resolve(OUT_OF_MEMORY), String.valueOf(used));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    boolean outOfMemory() {
        return Files.exists(path.resolve(OUT_OF_MEMORY));
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
