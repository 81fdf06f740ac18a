package dev.lazurite.jobs.environments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The environments of a data folder that are built, and how much room they may take together. Where a new one takes too much, those
 * that were not used for the longest time go, and never one that is held. Each counts with all of its files, also those that it
 * shares with others by hard links.
 */
public final class EnvironmentCache {
    private static final String LIMIT = ".limit";
    private static final String COMPLETE = ".complete";
    private static final String SIZE = ".size";
    private static final String LAST_USED = ".last-used";
    private static final String HOLDERS = ".holders";
    private static final String LEAVING = ".leaving-";

    private final Path folder;
    private final long limit;

    /** How much room the environments of a data folder take, and how much they may. */
    public record Usage(int environments, long bytes, long limit) {}

    private record Built(Path place, long size, FileTime lastUsed) {}

    /**
     * @param data the instance's folder
     * @param limit in bytes
     */
    public EnvironmentCache(Path data, long limit) throws IOException {
        this.folder = Files.createDirectories(data.resolve("environments")).toRealPath();
        this.limit = limit;
        Files.writeString(folder.resolve(LIMIT), String.valueOf(limit));
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, LEAVING + "*")) {
            for (Path place : left) {
                Folders.delete(place);
            }
        }
    }

    /** Says of a data folder, whether an instance runs on it or not; empty where there never was one. */
    public static Optional<Usage> usage(Path data) {
        Path folder = data.resolve("environments");
        try {
            if (!Files.exists(folder.resolve(LIMIT))) {
                return Optional.empty();
            }
            List<Built> all = built(folder);
            return Optional.of(
                    new Usage(all.size(), sum(all), Long.parseLong(Files.readString(folder.resolve(LIMIT)))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Path folder() {
        return folder;
    }

    /** Where the environment of a key is, or is to be built. */
    Path place(String key) {
        return folder.resolve(key);
    }

    /** Whether an environment is finished. */
    boolean complete(String key) {
        return Files.exists(place(key).resolve(COMPLETE));
    }

    /** Keeps an environment for as long as a file or folder exists, whether it is built already or not. */
    synchronized void hold(String key, Path holder) throws IOException {
        List<String> all = new ArrayList<>(holders(key));
        all.add(holder.toAbsolutePath().toString());
        Files.write(folder.resolve(key + HOLDERS), all);
    }

    /** An environment was built: it counts from now on. */
    void built(String key) throws IOException {
        Path place = place(key);
        Files.writeString(place.resolve(SIZE), String.valueOf(size(place)));
        Path marker = Files.writeString(place.resolve(COMPLETE + ".new"), key);
        Files.move(marker, place.resolve(COMPLETE), StandardCopyOption.ATOMIC_MOVE);
    }

    /** An environment is used now. */
    void used(String key, FileTime now) throws IOException {
        Path file = place(key).resolve(LAST_USED);
        // two jobs may take up an environment at once
        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                .close();
        Files.setLastModifiedTime(file, now);
    }

    /** Removes environments until the others fit, or until all that are left are held. */
    void shrink(BuildLog log) throws IOException {
        for (Path leaving : takeAway(log)) {
            Folders.delete(leaving);
        }
    }

    private synchronized List<Path> takeAway(BuildLog log) throws IOException {
        List<Path> leaving = new ArrayList<>();
        List<Built> all = built(folder);
        long total = sum(all);
        for (Built one :
                all.stream().sorted(Comparator.comparing(Built::lastUsed)).toList()) {
            if (total <= limit) {
                return leaving;
            }
            String key = one.place.getFileName().toString();
            if (holders(key).isEmpty()) {
                log.line("environment " + key + ", last used " + one.lastUsed + ", makes room: all may take "
                        + megabytes(limit) + " and take " + megabytes(total));
                leaving.add(Files.move(one.place, folder.resolve(LEAVING + key), StandardCopyOption.ATOMIC_MOVE));
                total -= one.size;
            }
        }
        if (total > limit) {
            log.line("the environments in use take " + megabytes(total) + ", more than the " + megabytes(limit)
                    + " that all may take");
        }
        return leaving;
    }

    /** What holds an environment and is still there. */
    private List<String> holders(String key) throws IOException {
        Path file = folder.resolve(key + HOLDERS);
        return Files.exists(file)
                ? Files.readAllLines(file).stream()
                        .filter(holder -> Files.exists(Path.of(holder)))
                        .distinct()
                        .toList()
                : List.of();
    }

    private static String megabytes(long bytes) {
        return bytes / 1_000_000 + " MB";
    }

    private static long sum(List<Built> all) {
        return all.stream().mapToLong(Built::size).sum();
    }

    private static List<Built> built(Path folder) throws IOException {
        List<Built> all = new ArrayList<>();
        try (DirectoryStream<Path> places = Files.newDirectoryStream(folder)) {
            for (Path place : places) {
                if (Files.exists(place.resolve(COMPLETE))
                        && !place.getFileName().toString().startsWith(LEAVING)) {
                    Path used = place.resolve(LAST_USED);
                    all.add(new Built(
                            place,
                            known(place),
                            Files.getLastModifiedTime(Files.exists(used) ? used : place.resolve(COMPLETE))));
                }
            }
        }
        return all;
    }

    /** The size that was noted when it was built; measured for one that is older than such notes. */
    private static long known(Path place) throws IOException {
        Path note = place.resolve(SIZE);
        return Files.exists(note)
                ? Long.parseLong(
                        Files.readString(note, StandardCharsets.US_ASCII).strip())
                : size(place);
    }

    private static long size(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            long total = 0;
            for (Path file : (Iterable<Path>) files::iterator) {
                total += Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.size(file) : 0;
            }
            return total;
        }
    }
}
