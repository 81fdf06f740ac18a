package dev.lazurite.identity;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.lazurite.platform.http.Call;

/** What a client posts to a token endpoint; a client may also name itself in a Basic header (RFC 6749, 2.3.1). */
record Form(Map<String, String> values) {
    private static final int LIMIT = 64 * 1024;

    static Form of(Call call) throws IOException {
        Map<String, String> values = new HashMap<>();
        call.header("Authorization").ifPresent(header -> basic(header, values));
        String body = new String(call.bytes(LIMIT), StandardCharsets.UTF_8);
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return new Form(values);
    }

    private static void basic(String header, Map<String, String> values) {
        if (!header.toLowerCase(Locale.ROOT).startsWith("basic ")) {
            return;
        }
        try {
            byte[] decoded = Base64.getDecoder()
                    .decode(header.substring("basic ".length()).strip());
            String pair = new String(decoded, StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon > 0) {
                values.put("client_id", decode(pair.substring(0, colon)));
                values.put("client_secret", decode(pair.substring(colon + 1)));
            }
        } catch (IllegalArgumentException malformed) {
            // Not a Basic header after all: what is then missing is said by its name.
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badEscape) {
            return text;
        }
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    String required(String name) {
        return value(name).orElseThrow(() -> EntraError.MISSING_PARAMETER.fault(name));
    }

    /** Names only: a value may be a secret. */
    @Override
    public String toString() {
        return "Form" + values.keySet();
    }
}
