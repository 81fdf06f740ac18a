package dev.lazurite.jobs.staging;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

import dev.lazurite.storage.Blobs;

/** What the blobs of one place are: the one that has its name, or those within it. */
record BlobTree(Blobs blobs, Location.InBlobs place) {
    /** The blob of just this name. */
    Optional<Blobs.Blob> single() {
        return blobs.find(place.account(), place.container(), place.path());
    }

    /** The blobs within the place, as in a folder. */
    List<Blobs.Blob> within() {
        return blobs.list(place.account(), place.container(), place.prefix());
    }

    /** All of it: the single blob, or those within. */
    List<Blobs.Blob> all() {
        return single().map(List::of).orElseGet(this::within);
    }

    /** Copies all of it to another place; a single blob becomes a single blob. */
    void copyTo(Location.InBlobs target) throws IOException {
        if (place.equals(target)) {
            return;
        }
        Optional<Blobs.Blob> single = single();
        if (single.isPresent()) {
            copy(single.get(), target, target.path());
            return;
        }
        for (Blobs.Blob blob : within()) {
            copy(
                    blob,
                    target,
                    target.prefix() + blob.name().substring(place.prefix().length()));
        }
    }

    private void copy(Blobs.Blob blob, Location.InBlobs target, String name) throws IOException {
        try (InputStream content = blobs.open(blob)) {
            blobs.put(target.account(), target.container(), name, content, blob.contentType());
        }
    }
}
