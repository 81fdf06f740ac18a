package dev.lazurite.storage;

import java.time.Instant;
import java.util.Map;

/** A container of blobs. */
public record Container(String account, String name, long etag, Instant modified, Map<String, String> metadata) {
    /** The etag as headers carry it. */
    public String etagText() {
        return Etags.text(etag);
    }
}
