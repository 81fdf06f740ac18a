package dev.lazurite.storage;

import java.time.Instant;

/**
 * A blob as it is kept.
 *
 * @param length in bytes; of a linked blob, what its file has now
 * @param etag grows with every write
 */
public record StoredBlob(
        BlobKey key,
        BlobType type,
        long length,
        long etag,
        Instant created,
        Instant modified,
        BlobContent content,
        BlobProperties properties) {

    /** The etag as headers carry it. */
    public String etagText() {
        return Etags.text(etag);
    }

    StoredBlob changed(BlobProperties others, Etags.Stamp stamp) {
        return new StoredBlob(key, type, length, stamp.etag(), created, stamp.time(), content, others);
    }

    Blobs.Blob described() {
        return new Blobs.Blob(
                key.account(),
                key.container(),
                key.name(),
                length,
                properties.contentType(),
                etagText(),
                modified,
                properties.metadata());
    }
}
