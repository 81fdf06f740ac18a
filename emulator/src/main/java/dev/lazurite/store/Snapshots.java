package dev.lazurite.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies of the database, taken while it is in use, to go back to when it no longer opens. Content files are not part of a
 * copy: they never change once written.
 */
public final class Snapshots {
    /** How many copies are kept. */
    static final int KEPT = 3;

    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'database-'yyyyMMdd'T'HHmmss.SSS'Z.zip'")
            .withZone(ZoneOffset.UTC);
    private static final Duration FIRST = Duration.ofMinutes(10);
    private static final Duration PERIOD = Duration.ofHours(1);

    private final Database database;
    private final Path folder;
    private final Clock clock;

    /** @param folder where the copies go; made with the first one */
    public Snapshots(Database database, Path folder, Clock clock) {
        this.database = database;
        this.folder = folder;
        this.clock = clock;
    }

    /** Takes a copy from time to time, the first one well after the start. */
    public void schedule(ScheduledExecutorService executor) {
        var unused = executor.scheduleWithFixedDelay(
                this::takeOrLog, FIRST.toSeconds(), PERIOD.toSeconds(), TimeUnit.SECONDS);
    }

    private void takeOrLog() {
        try {
            take();
        } catch (IOException | RuntimeException failed) {
            // The next one may succeed: the disk may have room again by then.
            LOG.warn("no copy of the database was taken", failed);
        }
    }

    /** Takes a copy now and forgets the oldest ones. */
    public Path take() throws IOException {
        Files.createDirectories(folder);
        Path snapshot = folder.resolve(NAME.format(clock.instant()));
        Path part = snapshot.resolveSibling(snapshot.getFileName() + ".part");
        try {
            database.write(handle -> handle.execute("BACKUP TO ?", part.toString()));
            Files.move(part, snapshot, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
        List<Path> all = all(folder);
        for (Path old : all.subList(0, Math.max(0, all.size() - KEPT))) {
            Files.delete(old);
        }
        return snapshot;
    }

    /** The newest copy in {@code folder}. */
    public static Optional<Path> newest(Path folder) {
        try {
            List<Path> all = all(folder);
            return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** When a copy was taken, in words. */
    public static String taken(Path snapshot) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'")
                .withZone(ZoneOffset.UTC)
                .format(NAME.parse(snapshot.getFileName().toString()));
    }

    private static List<Path> all(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("database-\\d{8}T\\d{6}\\.\\d{3}Z\\.zip"))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Puts a copy in the place of the database, which must not be open. The files that were there are kept beside it, with
     * {@code .broken} at the end of their names.
     *
     * @param data the folder of the database
     */
    public static void restore(Path snapshot, Path data) throws IOException {
        try (InputStream in = Files.newInputStream(snapshot);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = Path.of(entry.getName()).getFileName().toString();
                Path target = data.resolve(name);
                Path part = data.resolve(name + ".part");
                Files.copy(zip, part, StandardCopyOption.REPLACE_EXISTING);
                try {
                    Files.move(target, data.resolve(name + ".broken"), StandardCopyOption.REPLACE_EXISTING);
                } catch (NoSuchFileException none) {
                    LOG.debug("there was no {} to set aside", target);
                }
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }
}
