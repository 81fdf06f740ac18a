package dev.lazurite.tracking.artifacts;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Percent-encoding of a path, whose slashes stay. */
public final class UrlPath {
    private UrlPath() {}

    public static String encode(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/")
                .replace("%7E", "~");
    }
}
