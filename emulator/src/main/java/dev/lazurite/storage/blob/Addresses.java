package dev.lazurite.storage.blob;

import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.platform.http.Method;
import dev.lazurite.platform.http.Operation;
import dev.lazurite.storage.StorageFaults;

/** Calls that are named within another call: the source of a copy, a part of a batch. */
final class Addresses {
    private static final String HOST = ".blob.core.windows.net";
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1");
    private static final Operation READ =
            Operation.of("Blob_Download", "blob", Method.GET, "/{container}/{blob*}", call -> Answer.empty(200));

    private Addresses() {}

    /** The read of the blob that {@code x-ms-copy-source} names. */
    static Call source(Call call, String address) {
        URI uri = uri(address);
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        String path = uri.getRawPath();
        String account;
        String prefix = "";
        if (host.endsWith(HOST)) {
            account = host.substring(0, host.length() - HOST.length());
        } else if ((LOCAL.contains(host) || host.equals(call.host())) && path.startsWith("/blob/")) {
            account = path.split("/", -1)[2];
            prefix = "/blob/" + account;
        } else {
            throw Fault.notEmulated("A copy from '" + host + "' is not emulated: the source must be a blob of this"
                    + " instance, at ACCOUNT.blob.core.windows.net.");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        call.header("x-ms-copy-source-authorization").ifPresent(value -> headers.put("Authorization", value));
        String base = uri.getScheme() + "://" + uri.getRawAuthority() + prefix;
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        return within(call, READ, base, account, path.substring(prefix.length()), query, headers);
    }

    private static URI uri(String address) {
        try {
            URI uri = URI.create(address);
            if (uri.getHost() != null && uri.getRawPath() != null) {
                return uri;
            }
        } catch (IllegalArgumentException malformed) {
            // Refused below, like an address without a host.
        }
        throw StorageFaults.invalidHeader("x-ms-copy-source", address, "the whole address of a blob is expected");
    }

    /** A call without a body that {@code outer} asks for. */
    static Call within(
            Call outer,
            Operation operation,
            String base,
            String account,
            String path,
            String query,
            Map<String, String> headers) {
        String[] names = path.split("/", 3);
        return new Call(
                        operation,
                        base,
                        URI.create(base).getHost(),
                        path,
                        query,
                        Map.of(
                                "account", account,
                                "container", names.length > 1 ? decode(names[1]) : "",
                                "blob", names.length > 2 ? decode(names[2]) : ""),
                        query(query),
                        headers,
                        InputStream.nullInputStream(),
                        0)
                .from(outer.remoteAddress());
    }

    private static Map<String, List<String>> query(String raw) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String pair : raw.isEmpty() ? new String[0] : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            query.computeIfAbsent(decode(name), ignored -> new ArrayList<>()).add(decode(value));
        }
        return query;
    }

    /** Percent-decoding, in which a plus sign is a plus sign; text with a broken escape stays as it is. */
    static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            return text;
        }
    }
}
