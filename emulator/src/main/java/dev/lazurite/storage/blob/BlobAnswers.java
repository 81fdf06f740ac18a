package dev.lazurite.storage.blob;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.lazurite.platform.http.Answer;
import dev.lazurite.storage.BlobType;
import dev.lazurite.storage.StoredBlob;

/** The headers with which the service describes blobs. */
final class BlobAnswers {
    private BlobAnswers() {}

    /** After a write. */
    static Answer written(int status, StoredBlob blob) {
        return stamped(status, blob.etagText(), blob.modified()).header("x-ms-request-server-encrypted", "true");
    }

    /** With an etag and the time of the last write. */
    static Answer stamped(int status, String etag, Instant modified) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ETag", etag);
        headers.put("Last-Modified", Dates.http(modified));
        return new Answer(status, headers, new Answer.Nothing());
    }

    /** All that a read says of a blob, but for its length and its type. */
    static Map<String, String> described(StoredBlob blob) {
        Map<String, String> headers = new LinkedHashMap<>(blob.properties().headers());
        headers.remove("Content-Type");
        headers.put("Accept-Ranges", "bytes");
        headers.put("ETag", blob.etagText());
        headers.put("Last-Modified", Dates.http(blob.modified()));
        headers.put("x-ms-creation-time", Dates.http(blob.created()));
        headers.put("x-ms-blob-type", blob.type().azure());
        headers.put("x-ms-lease-status", "unlocked");
        headers.put("x-ms-lease-state", "available");
        headers.put("x-ms-server-encrypted", "true");
        if (blob.type() == BlobType.BLOCK && headers.putIfAbsent("x-ms-access-tier", "Hot") == null) {
            headers.put("x-ms-access-tier-inferred", "true");
        }
        headers.putAll(blob.properties().copy());
        headers.putAll(metadata(blob.properties().metadata()));
        return headers;
    }

    static Map<String, String> metadata(Map<String, String> metadata) {
        Map<String, String> headers = new LinkedHashMap<>();
        metadata.forEach((name, value) -> headers.put("x-ms-meta-" + name, value));
        return headers;
    }

    static Answer with(Answer answer, Map<String, String> more) {
        Map<String, String> headers = new LinkedHashMap<>(answer.headers());
        headers.putAll(more);
        return new Answer(answer.status(), headers, answer.body());
    }
}
