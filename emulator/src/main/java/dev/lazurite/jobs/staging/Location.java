package dev.lazurite.jobs.staging;

import java.net.URI;

import dev.lazurite.storage.BlobTree;
import dev.lazurite.storage.Blobs;

/** Where content is, once an address was resolved. */
sealed interface Location {
    /**
     * In blobs of this instance.
     *
     * @param path the name of a blob, or what the names of several begin with, without a last slash; empty for all of them
     */
    record InBlobs(String account, String container, String path) implements Location {
        /** What the names of the blobs within it begin with. */
        String prefix() {
            return path.isEmpty() ? "" : path + "/";
        }

        /** What is there. */
        BlobTree in(Blobs blobs) {
            return new BlobTree(blobs, account, container, path);
        }
    }

    /** Somewhere on the network. */
    record OnTheWeb(URI uri) implements Location {}
}
