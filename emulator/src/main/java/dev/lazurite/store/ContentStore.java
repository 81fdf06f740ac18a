package dev.lazurite.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import dev.lazurite.platform.Ids;

/**
 * Content as files named by ids of our own, so that no caller's text ever becomes a path. Content is written to a temporary
 * name and renamed, and never changes afterwards.
 */
public final class ContentStore {
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
        Path target = path(id);
        Files.createDirectories(target.getParent());
        Path temporary = target.resolveSibling(id + ".part");
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            long length;
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(temporary), md5)) {
                length = in.transferTo(out);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            return new Content(id, length, md5.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** The file of kept content; to be read only. */
    public Path path(String id) {
        return folder.resolve(id.substring(0, 2)).resolve(id);
    }

    public InputStream open(String id) throws IOException {
        return Files.newInputStream(path(id));
    }

    /** Forgets content that nothing names any more. */
    public void forget(String id) throws IOException {
        Files.deleteIfExists(path(id));
    }
}
