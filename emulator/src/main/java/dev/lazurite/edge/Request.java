package dev.lazurite.edge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Method;
import dev.lazurite.platform.http.Operation;
import jakarta.servlet.http.HttpServletRequest;

/** A request as it came off the socket. */
record Request(
        Method method,
        String scheme,
        String authority,
        String rawPath,
        String rawQuery,
        Map<String, List<String>> query,
        Map<String, String> headers,
        InputStream body,
        long length,
        String remoteAddress) {

    /** The request in {@code servlet}; nothing when its method is none that an operation can have. */
    static Optional<Request> of(HttpServletRequest servlet) {
        Optional<Method> method = Arrays.stream(Method.values())
                .filter(known -> known.name().equals(servlet.getMethod()))
                .findAny();
        return method.map(known -> of(known, servlet));
    }

    private static Request of(Method method, HttpServletRequest servlet) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : Collections.list(servlet.getHeaderNames())) {
            headers.put(name, String.join(", ", Collections.list(servlet.getHeaders(name))));
        }
        int port = servlet.getServerPort();
        boolean usual = port == (servlet.getScheme().equals("https") ? 443 : 80);
        String query = servlet.getQueryString();
        try {
            return new Request(
                    method,
                    servlet.getScheme(),
                    servlet.getServerName() + (usual ? "" : ":" + port),
                    servlet.getRequestURI(),
                    query == null ? "" : query,
                    query(query == null ? "" : query),
                    headers,
                    new RequestBody(servlet.getInputStream()),
                    servlet.getContentLengthLong(),
                    servlet.getRemoteAddr());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    String host() {
        int colon = authority.lastIndexOf(':');
        return colon < 0 || authority.endsWith("]") ? authority : authority.substring(0, colon);
    }

    Call call(Operation operation, Hosts.Target target, Map<String, String> parameters) {
        return new Call(
                        operation,
                        scheme + "://" + authority + target.prefix(),
                        host(),
                        target.path(),
                        rawQuery,
                        parameters,
                        query,
                        headers,
                        body,
                        length)
                .from(remoteAddress);
    }

    private static Map<String, List<String>> query(String raw) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        if (raw.isEmpty()) {
            return query;
        }
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            query.computeIfAbsent(decode(name), ignored -> new ArrayList<>()).add(decode(value));
        }
        return query;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badEscape) {
            return text;
        }
    }
}
