package dev.lazurite.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import dev.lazurite.platform.Ids;

/**
 * Content as files named by ids of our own, so that no caller's text ever becomes a path. Content is written to a temporary
 * name and renamed, and never changes afterwards.
 */
public final class ContentStore {
    private static final int BUFFER = 128 * 1024;

    private final Path folder;
    private final Ids ids;

    /**
     * Content that is kept.
     *
     * @param id what {@link #path} finds it by
     * @param length in bytes
     * @param md5 of the whole content
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Content(String id, long length, byte[] md5) {}

    public ContentStore(Path folder, Ids ids) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.ids = ids;
    }

    /** Keeps all that {@code in} has, without holding it in memory. */
    public Content keep(InputStream in) throws IOException {
        String id = ids.hex(32);
        Path target = place(id);
        Path temporary = target.resolveSibling(id + ".part");
        MessageDigest md5 = md5();
        try {
            long length = write(in, temporary, md5);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            return new Content(id, length, md5.digest());
        } catch (IOException | RuntimeException broken) {
            Files.deleteIfExists(temporary);
            throw broken;
        }
    }

    /** Keeps the same content under another id, without copying it where the file system can do that. */
    public String duplicate(String id) throws IOException {
        String copy = ids.hex(32);
        Path target = place(copy);
        try {
            Files.createLink(target, path(id));
        } catch (UnsupportedOperationException noHardLinks) {
            Files.copy(path(id), target);
        }
        return copy;
    }

    private Path place(String id) throws IOException {
        Path target = path(id);
        if (!Files.isDirectory(target.getParent())) {
            Files.createDirectories(target.getParent());
        }
        return target;
    }

    private static long write(InputStream in, Path file, MessageDigest md5) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long length = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                md5.update(buffer, 0, read);
                out.write(buffer, 0, read);
                length += read;
            }
        }
        return length;
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The file of kept content; to be read only. */
    public Path path(String id) {
        return folder.resolve(id.substring(0, 2)).resolve(id);
    }

    /** Whether content is there. */
    public boolean has(String id) {
        return Files.exists(path(id));
    }

    public InputStream open(String id) throws IOException {
        return Files.newInputStream(path(id));
    }

    /** Forgets content that nothing names any more. */
    public void forget(String id) throws IOException {
        Files.deleteIfExists(path(id));
    }
}
