package dev.lazurite.app.instance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.app.Version;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.OwnerOnly;

/** The folder that holds all state of an instance, known by its marker {@code lazurite.json}. */
public final class DataFolder {
    /** The format that this version writes; a folder of a later one is refused. */
    static final int FORMAT = 1;

    private static final String MARKER = "lazurite.json";
    private static final String RECORD = "instance.json";
    private static final String LOCK = "lock";

    private final Path path;

    private DataFolder(Path path) {
        this.path = path;
    }

    /** The folder at {@code path}, whether or not there is one. */
    public static DataFolder at(Path path) {
        return new DataFolder(path.toAbsolutePath().normalize());
    }

    /** Makes the folder, or checks that what is there is Lazurite's and not from a later version. */
    public DataFolder prepare() {
        try {
            if (Files.exists(path) && !Files.isDirectory(path)) {
                throw new Refusal(
                        "The data folder " + path + " is a file: name a folder with --data or LAZURITE_DATA.");
            }
            OwnerOnly.folder(path);
            if (marked()) {
                check();
                return this;
            }
            if (!empty()) {
                throw new Refusal("The folder " + path + " holds files and is not Lazurite's (it has no " + MARKER
                        + "): name an empty or a new folder with --data or LAZURITE_DATA.");
            }
            ObjectNode marker = Json.object().put("format", FORMAT).put("madeBy", Version.CURRENT);
            OwnerOnly.write(path.resolve(MARKER), Json.bytes(marker));
            return this;
        } catch (IOException unwritable) {
            throw new Refusal("The data folder " + path + " cannot be used: " + unwritable, unwritable);
        }
    }

    /** Whether the folder carries Lazurite's marker. */
    public boolean marked() {
        return Files.isRegularFile(path.resolve(MARKER));
    }

    private boolean empty() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.findAny().isEmpty();
        }
    }

    private void check() throws IOException {
        JsonNode marker;
        try {
            marker = Json.MAPPER.readTree(Files.readAllBytes(path.resolve(MARKER)));
        } catch (JsonProcessingException broken) {
            throw new Refusal("The marker " + path.resolve(MARKER) + " is not JSON: restore it, or choose another data"
                    + " folder with --data.");
        }
        int format = marker.path("format").asInt(FORMAT + 1);
        if (format > FORMAT) {
            throw new Refusal("The data folder " + path + " is from a newer version (format " + format + ", made by "
                    + marker.path("madeBy").asText("an unknown version") + "); Lazurite " + Version.CURRENT
                    + " reads up to format " + FORMAT + ": use the newer version, or another folder with --data.");
        }
    }

    public Path path() {
        return path;
    }

    /** The log of the instance. */
    public Path log() {
        return path.resolve("logs").resolve("lazurite.log");
    }

    /** What a detached start printed: its banner, or why it failed. */
    public Path console() {
        return path.resolve("logs").resolve("console.log");
    }

    /** Where copies of the database are kept. */
    public Path snapshots() {
        return path.resolve("snapshots");
    }

    /** Files that clients read: CA bundles and trust stores. */
    public Path clientFiles() {
        return path.resolve("client");
    }

    /** Holds the folder for one process; ended by {@link Hold#close} and by the end of the process, however it ends. */
    public Hold hold() {
        try {
            FileChannel channel = FileChannel.open(
                    path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
            try {
                if (channel.tryLock() != null) {
                    return new Hold(channel);
                }
            } catch (OverlappingFileLockException heldHere) {
                // The same as being held by another process.
            }
            channel.close();
        } catch (IOException unusable) {
            throw new Refusal("The data folder " + path + " cannot be locked: " + unusable, unusable);
        }
        String holder = record().map(record -> ": process " + record.pid() + ", " + record.url())
                .orElse("");
        throw new Refusal("The data folder " + path + " is in use by a running instance" + holder
                + ". End it with 'lazurite down', or choose another folder with --data.");
    }

    /** A held folder. */
    public record Hold(FileChannel channel) implements AutoCloseable {
        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** Work that needs the folder for itself. */
    interface Work<T> {
        T done() throws IOException;
    }

    /** Does something while no instance runs on the folder. */
    <T> T holding(Work<T> work) throws IOException {
        Hold hold = hold();
        try {
            return work.done();
        } finally {
            hold.close();
        }
    }

    /** What the last instance said of itself; it may be gone since. */
    public Optional<InstanceRecord> record() {
        try {
            return Optional.of(Json.MAPPER.readValue(Files.readAllBytes(path.resolve(RECORD)), InstanceRecord.class));
        } catch (NoSuchFileException | JsonProcessingException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new Refusal("The record " + path.resolve(RECORD) + " cannot be read: " + unreadable, unreadable);
        }
    }

    /** Keeps the record of the instance that holds the folder. */
    void keep(InstanceRecord record) {
        try {
            OwnerOnly.write(path.resolve(RECORD), Json.MAPPER.writeValueAsBytes(record));
        } catch (IOException failed) {
            throw new Refusal("The record " + path.resolve(RECORD) + " cannot be written: " + failed, failed);
        }
    }

    void forgetRecord() {
        try {
            Files.deleteIfExists(path.resolve(RECORD));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Refuses a folder that is in use. */
    public void checkFree() {
        hold().close();
    }

    /** Refuses a folder that is in use, or that is not Lazurite's. */
    public void checkDeletable() {
        if (!marked()) {
            throw new Refusal("The folder " + path + " is not Lazurite's (it has no " + MARKER + "): nothing deleted.");
        }
        checkFree();
    }

    /** Deletes the folder and all that it holds; refuses one that is in use or that is not Lazurite's. */
    public void delete() {
        checkDeletable();
        try {
            holding(() -> {
                // The marker goes last, so that an interrupted reset can be repeated.
                Path marker = path.resolve(MARKER);
                deleteTree(path, marker);
                Files.delete(marker);
                Files.delete(path);
                return path;
            });
        } catch (IOException failed) {
            throw new Refusal("The data folder " + path + " could not be deleted whole: " + failed, failed);
        }
    }

    private static void deleteTree(Path root, Path spared) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!file.equals(spared)) {
                    Files.delete(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                if (!folder.equals(root)) {
                    Files.delete(folder);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
