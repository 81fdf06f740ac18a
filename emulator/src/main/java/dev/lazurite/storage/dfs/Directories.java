package dev.lazurite.storage.dfs;

import java.util.Map;
import java.util.Optional;

import dev.lazurite.storage.BlobKey;
import dev.lazurite.storage.BlobListing;
import dev.lazurite.storage.BlobService;
import dev.lazurite.storage.StorageFaults;
import dev.lazurite.storage.StoredBlob;

/** Which paths are directories. */
final class Directories {
    /** The metadata that makes a blob without content a directory. */
    static final Map<String, String> MARK = Map.of("hdi_isfolder", "true");

    private final BlobService blobs;

    Directories(BlobService blobs) {
        this.blobs = blobs;
    }

    static boolean marks(StoredBlob blob) {
        return blob.properties().metadata().getOrDefault("hdi_isfolder", "").equalsIgnoreCase("true");
    }

    /** Whether a path is a directory, be it empty. */
    boolean is(BlobKey path) {
        Optional<StoredBlob> blob = blobs.reading().find(path);
        return blob.isPresent() ? marks(blob.get()) : full(path);
    }

    /** Whether there is anything below a path. */
    boolean full(BlobKey path) {
        BlobListing.Page page = blobs.listing().page(path.account(), path.container(), path.name() + "/", "", "", 1);
        return !page.items().isEmpty();
    }

    /** Refuses a path that is neither. */
    void requireAny(BlobKey path) {
        if (blobs.reading().find(path).isEmpty() && !full(path)) {
            throw StorageFaults.blobNotFound(path);
        }
    }
}
