package dev.lazurite.jobs.staging;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.lazurite.storage.Blobs;

/** A folder beside the blobs under one prefix: what a mount would show. */
final class Mirror {
    static final String OCTETS = "application/octet-stream";

    private final Blobs blobs;
    private final Location.InBlobs location;
    private final Path folder;
    private final Map<String, Seen> seen = new HashMap<>();

    private record Seen(long length, FileTime modified) {}

    Mirror(Blobs blobs, Location.InBlobs location, Path folder) {
        this.blobs = blobs;
        this.location = location;
        this.folder = folder;
    }

    /**
     * Brings down what is under the prefix.
     *
     * @return the blobs that there were
     */
    List<Blobs.Blob> download() throws JobFault, IOException {
        Files.createDirectories(folder);
        List<Blobs.Blob> found = blobs.list(location.account(), location.container(), location.prefix());
        for (Blobs.Blob blob : found) {
            String relative = blob.name().substring(location.prefix().length());
            Path target = inside(folder, relative, blob.name());
            if (relative.isEmpty() || relative.endsWith("/") || (blob.marksFolder() && blob.length() == 0)) {
                Files.createDirectories(target);
            } else {
                copy(blobs, blob, target);
                seen.put(relative, seen(target));
            }
        }
        return found;
    }

    /** The file for a part of a blob's name, which is a caller's text and may try to lead elsewhere. */
    static Path inside(Path folder, String part, String name) throws JobFault {
        Path target = folder.resolve(part.replaceFirst("^/+", "")).normalize();
        if (!target.startsWith(folder) || (target.equals(folder) && !part.isEmpty())) {
            throw JobFault.invalid(
                    name,
                    "as a file it would be outside of the folder of the job; names of segments '..' cannot be used.");
        }
        return target;
    }

    /** Brings up what was added or changed since {@link #download}, and deletes the blobs whose files are gone. */
    void upload() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Map<String, Seen> gone = new HashMap<>(seen);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String relative = folder.relativize(file).toString();
                if (!seen(file).equals(gone.remove(relative))) {
                    put(location.prefix() + relative, file);
                }
            }
        }
        for (String relative : gone.keySet()) {
            blobs.delete(location.account(), location.container(), location.prefix() + relative);
        }
    }

    private void put(String name, Path file) throws IOException {
        put(blobs, new Location.InBlobs(location.account(), location.container(), name), file);
    }

    static void put(Blobs blobs, Location.InBlobs blob, Path file) throws IOException {
        try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
            blobs.put(blob.account(), blob.container(), blob.path(), content, OCTETS);
        }
    }

    static void copy(Blobs blobs, Blobs.Blob blob, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        try (InputStream content = blobs.open(blob)) {
            Files.copy(content, target);
        }
    }

    private static Seen seen(Path file) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return new Seen(attributes.size(), attributes.lastModifiedTime());
    }
}
