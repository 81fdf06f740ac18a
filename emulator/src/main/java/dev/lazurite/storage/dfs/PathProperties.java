package dev.lazurite.storage.dfs;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.lazurite.platform.http.Call;
import dev.lazurite.storage.StorageFaults;

/** The header {@code x-ms-properties}: names with values in base64, separated by commas. */
final class PathProperties {
    private static final String HEADER = "x-ms-properties";

    private PathProperties() {}

    static String write(Map<String, String> properties) {
        return properties.entrySet().stream()
                .map(entry -> entry.getKey() + "="
                        + Base64.getEncoder().encodeToString(entry.getValue().getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.joining(","));
    }

    /** What a call says; empty where it says nothing. */
    static Optional<Map<String, String>> read(Call call) {
        return call.header(HEADER).map(PathProperties::read);
    }

    private static Map<String, String> read(String header) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (String one : header.isBlank() ? new String[0] : header.split(",")) {
            int equals = one.indexOf('=');
            try {
                if (equals < 1) {
                    throw new IllegalArgumentException("no name");
                }
                byte[] value =
                        Base64.getDecoder().decode(one.substring(equals + 1).strip());
                properties.put(one.substring(0, equals).strip(), new String(value, StandardCharsets.UTF_8));
            } catch (IllegalArgumentException malformed) {
                throw StorageFaults.invalidHeader(
                        HEADER,
                        header,
                        "name=value pairs with commas between them and the values in base64 are expected");
            }
        }
        return properties;
    }
}
