package dev.lazurite.storage.blob;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.storage.BlobKey;
import dev.lazurite.storage.BlobProperties;
import dev.lazurite.storage.Names;
import dev.lazurite.storage.StorageFaults;

/** What calls of the Blob service say in their addresses and headers. */
public final class BlobCalls {
    private static final String METADATA = "x-ms-meta-";
    private static final Pattern METADATA_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final int METADATA_LIMIT = 8 * 1024;

    private BlobCalls() {}

    public static String account(Call call) {
        return call.parameter("account");
    }

    public static String container(Call call) {
        String container = call.parameter("container");
        Names.checkContainer(container);
        return container;
    }

    public static BlobKey key(Call call) {
        String blob = call.parameter("blob");
        Names.checkBlob(blob);
        return new BlobKey(account(call), container(call), blob);
    }

    /** The metadata that a call brings. */
    static Map<String, String> metadata(Call call) {
        Map<String, String> metadata = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        int size = 0;
        for (Map.Entry<String, String> header : call.headers().entrySet()) {
            if (!header.getKey().toLowerCase(Locale.ROOT).startsWith(METADATA)) {
                continue;
            }
            String name = header.getKey().substring(METADATA.length());
            if (!METADATA_NAME.matcher(name).matches()) {
                throw Fault.of(
                                400,
                                "InvalidMetadata",
                                "The metadata specified is invalid. It has characters that are not permitted: the name '"
                                        + name
                                        + "'; letters, digits and underscores are, and it may not begin with a digit.")
                        .at(header.getKey());
            }
            size += name.length() + header.getValue().length();
            metadata.put(name, header.getValue());
        }
        if (size > METADATA_LIMIT) {
            throw Fault.of(
                    400,
                    "MetadataTooLarge",
                    "The metadata specified exceeds the maximum permissible limit (8KB): it has " + size + " bytes.");
        }
        return metadata;
    }

    /** The {@code x-ms-blob-*} headers of a call, by the names that they have when the blob is read. */
    static Map<String, String> blobHeaders(Call call) {
        Map<String, String> headers = new LinkedHashMap<>();
        keep(call, "x-ms-blob-content-type", "Content-Type", headers);
        keep(call, "x-ms-blob-content-encoding", "Content-Encoding", headers);
        keep(call, "x-ms-blob-content-language", "Content-Language", headers);
        keep(call, "x-ms-blob-content-disposition", "Content-Disposition", headers);
        keep(call, "x-ms-blob-content-md5", "Content-MD5", headers);
        keep(call, "x-ms-blob-cache-control", "Cache-Control", headers);
        return headers;
    }

    /** What Put Blob says of the blob, where the headers of the request itself count for what is not said. */
    static BlobProperties properties(Call call) {
        Map<String, String> headers = new LinkedHashMap<>();
        keep(call, "Content-Type", "Content-Type", headers);
        keep(call, "Content-Encoding", "Content-Encoding", headers);
        keep(call, "Content-Language", "Content-Language", headers);
        keep(call, "Cache-Control", "Cache-Control", headers);
        headers.putAll(blobHeaders(call));
        keep(call, "x-ms-access-tier", "x-ms-access-tier", headers);
        return new BlobProperties(headers, metadata(call), Map.of());
    }

    private static void keep(Call call, String sent, String kept, Map<String, String> headers) {
        call.header(sent).filter(value -> !value.isEmpty()).ifPresent(value -> headers.put(kept, value));
    }

    /** What the digest of the body must be. */
    static Optional<String> md5(Call call) {
        return call.header("Content-MD5");
    }

    /** Refuses a body whose length is not declared, or is past {@code limit} MiB. */
    static void checkLength(Call call, long limit) {
        if (call.length() < 0) {
            throw Fault.of(411, "MissingContentLengthHeader", "The Content-Length header was not specified.")
                    .at("Content-Length");
        }
        if (call.length() > limit * 1024 * 1024) {
            throw Fault.of(
                    413,
                    "RequestBodyTooLarge",
                    "The request body is too large and exceeds the maximum permissible limit of " + limit
                            + " MiB: it has " + call.length() + " bytes.");
        }
    }

    /** A query parameter that must be a whole number from 1 on. */
    public static int limit(Call call, String name, int most) {
        String text = call.query(name).orElse("");
        if (text.isEmpty()) {
            return most;
        }
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < 1) {
            throw Fault.of(
                            400,
                            "OutOfRangeQueryParameterValue",
                            "One of the query parameters specified in the request URI is outside the permissible range: "
                                    + name + "='" + text + "'; 1 to " + most + " are permitted.")
                    .at(name);
        }
        return Math.min(Integer.parseInt(text), most);
    }

    /** A header that must be a whole number. */
    static Optional<Long> number(Call call, String header) {
        return call.header(header).map(text -> {
            if (!text.matches("\\d{1,18}")) {
                throw StorageFaults.invalidHeader(header, text, "a whole number is expected");
            }
            return Long.valueOf(text);
        });
    }
}
