package dev.lazurite.storage;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;

/**
 * What a writer says of a blob, beside its content.
 *
 * @param headers such as {@code Content-Type}, by their names in an answer
 * @param metadata names are compared without regard to case and keep the case in which they were first sent
 * @param copy the {@code x-ms-copy-*} headers of a blob that was copied
 */
public record BlobProperties(Map<String, String> headers, Map<String, String> metadata, Map<String, String> copy) {
    /** The media type of a blob whose writer named none. */
    public static final String DEFAULT_TYPE = "application/octet-stream";

    public BlobProperties {
        headers = sorted(headers);
        metadata = sorted(metadata);
        copy = sorted(copy);
    }

    public static BlobProperties typed(String contentType) {
        return new BlobProperties(Map.of("Content-Type", contentType), Map.of(), Map.of());
    }

    public String contentType() {
        return headers.getOrDefault("Content-Type", DEFAULT_TYPE);
    }

    public BlobProperties headers(Map<String, String> others) {
        return new BlobProperties(others, metadata, copy);
    }

    public BlobProperties metadata(Map<String, String> others) {
        return new BlobProperties(headers, others, copy);
    }

    private static Map<String, String> sorted(Map<String, String> map) {
        Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(map);
        return Collections.unmodifiableMap(sorted);
    }

    static BlobProperties read(String text) {
        ObjectNode document = Json.parse(text);
        return new BlobProperties(map(document, "headers"), map(document, "metadata"), map(document, "copy"));
    }

    String write() {
        ObjectNode document = Json.object();
        put(document, "headers", headers);
        put(document, "metadata", metadata);
        put(document, "copy", copy);
        return Json.write(document);
    }

    static Map<String, String> map(ObjectNode document, String name) {
        Map<String, String> map = new TreeMap<>();
        document.path(name)
                .properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
        return map;
    }

    private static void put(ObjectNode document, String name, Map<String, String> map) {
        if (!map.isEmpty()) {
            ObjectNode child = document.putObject(name);
            map.forEach(child::put);
        }
    }
}
