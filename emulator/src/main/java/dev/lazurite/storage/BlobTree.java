package dev.lazurite.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * The blobs of one place: the one that has its name, or those within it, as in a folder.
 *
 * @param path the name of a blob, or what the names of several begin with, without a last slash; empty for all of a container
 */
public record BlobTree(Blobs blobs, String account, String container, String path) {
    /** The blob of just this name; one that marks a folder is none. */
    public Optional<Blobs.Blob> single() {
        return blobs.find(account, container, path).filter(blob -> !blob.marksFolder());
    }

    /** The blobs within the place. */
    public List<Blobs.Blob> within() {
        return blobs.list(account, container, prefix());
    }

    /** All of it: the single blob, or those within. */
    public List<Blobs.Blob> all() {
        return single().map(List::of).orElseGet(this::within);
    }

    /** Copies all of it to another place; a single blob becomes a single blob. */
    public void copyTo(BlobTree target) throws IOException {
        if (equals(target)) {
            return;
        }
        Optional<Blobs.Blob> single = single();
        if (single.isPresent()) {
            target.put(single.get(), target.path);
            return;
        }
        for (Blobs.Blob blob : within()) {
            target.put(blob, target.prefix() + blob.name().substring(prefix().length()));
        }
    }

    private String prefix() {
        return path.isEmpty() ? "" : path + "/";
    }

    private void put(Blobs.Blob blob, String name) throws IOException {
        try (InputStream content = blobs.open(blob)) {
            blobs.put(account, container, name, content, blob.contentType());
        }
    }
}
