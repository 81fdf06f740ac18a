package dev.lazurite.platform.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lazurite.platform.Json;

/** What an operation answers: a status, headers and a body. */
public record Answer(int status, Map<String, String> headers, Body body) {

    /** The body of an answer. */
    public sealed interface Body {
        /** Its media type; empty where there is no body. */
        String contentType();
    }

    /** No body at all. */
    public record Nothing() implements Body {
        @Override
        public String contentType() {
            return "";
        }
    }

    /** A JSON document. */
    public record Document(JsonNode node) implements Body {
        @Override
        public String contentType() {
            return "application/json; charset=utf-8";
        }
    }

    /** Bytes that are already there. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Bytes(String contentType, byte[] content) implements Body {}

    /** Content that is streamed, never held whole. */
    public record Stream(String contentType, long length, Source source) implements Body {}

    /** Writes streamed content. */
    @FunctionalInterface
    public interface Source {
        void writeTo(OutputStream out) throws IOException;
    }

    public static Answer empty(int status) {
        return new Answer(status, Map.of(), new Nothing());
    }

    public static Answer json(int status, JsonNode node) {
        return new Answer(status, Map.of(), new Document(node));
    }

    public static Answer ok(JsonNode node) {
        return json(200, node);
    }

    public static Answer text(int status, String contentType, String text) {
        return new Answer(status, Map.of(), new Bytes(contentType, text.getBytes(StandardCharsets.UTF_8)));
    }

    public static Answer stream(int status, String contentType, long length, Source source) {
        return new Answer(status, Map.of(), new Stream(contentType, length, source));
    }

    public Answer header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }

    /** The body as bytes, for tests and for answers that are kept; a streamed body is refused. */
    public byte[] content() {
        if (body instanceof Document document) {
            return Json.bytes(document.node());
        }
        if (body instanceof Bytes bytes) {
            return bytes.content();
        }
        if (body instanceof Nothing) {
            return new byte[0];
        }
        throw new IllegalStateException("a streamed body is not held");
    }
}
