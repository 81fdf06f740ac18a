package dev.lazurite.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;

import dev.lazurite.storage.BlobContent.Part;

/** Finds blobs and opens their content. */
public final class BlobReading {
    private static final int ATTEMPTS = 20;

    private final BlobStore store;
    private final Accounts accounts;
    private final Contents contents;

    BlobReading(BlobStore store, Accounts accounts, Contents contents) {
        this.store = store;
        this.accounts = accounts;
        this.contents = contents;
    }

    /** A blob, where there is one. */
    public Optional<StoredBlob> find(BlobKey key) {
        return store.find(key);
    }

    /** A blob that must be there; it says whether the blob or its container is missing. */
    public StoredBlob require(BlobKey key) {
        return store.find(key).orElseThrow(() -> {
            accounts.container(key.account(), key.container());
            return StorageFaults.blobNotFound(key);
        });
    }

    /** Begins to read a blob that must be there. A writer may replace it at any moment, so it may take a second look. */
    public Reading open(BlobKey key) throws IOException {
        for (int attempt = 1; ; attempt++) {
            StoredBlob blob = require(key);
            if (blob.content() instanceof BlobContent.Linked linked) {
                InputStream content =
                        blob.length() == 0 ? InputStream.nullInputStream() : Files.newInputStream(linked.file());
                return new Reading(blob, content, contents, List.of());
            }
            Optional<Reading> reading =
                    blob.content() instanceof BlobContent.Whole whole ? whole(blob, whole.id()) : parts(blob);
            if (reading.isPresent()) {
                return reading.get();
            }
            if (attempt == ATTEMPTS) {
                throw StorageFaults.contentGone(key);
            }
        }
    }

    private Optional<Reading> whole(StoredBlob blob, String id) throws IOException {
        List<String> held = List.of(id);
        contents.hold(held);
        try {
            List<Part> whole = List.of(new Part("", id, blob.length()));
            return Optional.of(new Reading(blob, contents.store().open(id), contents, whole));
        } catch (NoSuchFileException replaced) {
            contents.release(held);
            return Optional.empty();
        }
    }

    private Optional<Reading> parts(StoredBlob blob) {
        List<Part> parts = store.parts(blob.key());
        List<String> held = parts.stream().map(Part::content).toList();
        contents.hold(held);
        // Unchanged after the hold: so nothing of it was forgotten before, and nothing will be until it is released.
        if (store.find(blob.key()).map(StoredBlob::etag).equals(Optional.of(blob.etag()))) {
            if (!held.stream().allMatch(contents.store()::has)) {
                contents.release(held);
                throw StorageFaults.contentGone(blob.key());
            }
            return Optional.of(new Reading(blob, new PartStream(contents.store(), parts), contents, parts));
        }
        contents.release(held);
        return Optional.empty();
    }
}
