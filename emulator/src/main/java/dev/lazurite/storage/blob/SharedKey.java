package dev.lazurite.storage.blob;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.lazurite.platform.http.Call;
import dev.lazurite.storage.ServiceSignature;

/**
 * Shared Key: the whole request is signed with an account key (REST reference, "Authorize with Shared Key").
 *
 * <p>On {@code localhost} the path is signed as it was sent, surface and account included, as Azurite has it. Some clients
 * take that whole path for the name of the account; the name is then accepted in that form.
 */
final class SharedKey {
    static final String SCHEME = "SharedKey ";

    private static final Duration TOLERANCE = Duration.ofMinutes(15);
    private static final List<String> SIGNED = List.of(
            "Content-Encoding",
            "Content-Language",
            "Content-Length",
            "Content-MD5",
            "Content-Type",
            "Date",
            "If-Modified-Since",
            "If-Match",
            "If-None-Match",
            "If-Unmodified-Since",
            "Range");

    /**
     * How clients sort headers where it matters, which is with a hyphen or an underscore: the service goes by the tables of
     * its culture (hyphens count for nothing at first), others by code or with both before digits and letters.
     */
    private static final List<Comparator<String>> ORDERS = List.of(
            Comparator.naturalOrder(),
            Comparator.<String, String>comparing(name -> name.replace("-", "").replace('_', '\1'))
                    .thenComparing(Comparator.naturalOrder()),
            Comparator.comparing(name -> name.replace('-', '\1').replace('_', '\2')));

    private SharedKey() {}

    /** Refuses, with 403, a signature that no key of the account made, or that is too old. */
    static void verify(Call call, String account, List<String> keys, Instant now) {
        String credential = call.header("Authorization")
                .orElse("")
                .substring(SCHEME.length())
                .strip();
        int colon = credential.lastIndexOf(':');
        String name = colon < 0 ? credential : credential.substring(0, colon);
        String signature = colon < 0 ? "" : credential.substring(colon + 1);
        String prefix = URI.create(call.base()).getRawPath();
        if (!name.equals(account) && !("/" + name).equals(prefix)) {
            throw AuthenticationFaults.failed("The account '" + name
                    + "' of the Authorization header is not the account '" + account + "' of the request.");
        }
        checkDate(call, now);
        String first = "";
        for (String text : stringsToSign(call, name, prefix)) {
            first = first.isEmpty() ? text : first;
            for (String key : keys) {
                if (same(signature, ServiceSignature.sign(key, text))) {
                    return;
                }
            }
        }
        throw AuthenticationFaults.failed("The MAC signature found in the HTTP request '" + signature
                + "' is not the same as any computed signature. Server used following string to sign: '" + first
                + "'.");
    }

    /** Compares without telling, by the time it takes, how much was right. */
    static boolean same(String left, String right) {
        return MessageDigest.isEqual(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    private static void checkDate(Call call, Instant now) {
        String sent = call.header("x-ms-date").or(() -> call.header("Date")).orElse("");
        Instant date = Dates.http(sent)
                .orElseThrow(() -> AuthenticationFaults.failed("The header x-ms-date or Date is missing or malformed: '"
                        + sent + "'; a time such as '" + Dates.http(now) + "' is expected."));
        if (Duration.between(date, now).abs().compareTo(TOLERANCE) > 0) {
            throw AuthenticationFaults.failed("Request date header too old: '" + sent + "'");
        }
    }

    private static Set<String> stringsToSign(Call call, String name, String prefix) {
        String head = call.method() + "\n"
                + SIGNED.stream().map(header -> signed(call, header) + "\n").collect(Collectors.joining());
        String resource = "/" + name + prefix + call.rawPath() + query(call.rawQuery());
        Set<String> texts = new LinkedHashSet<>();
        for (Comparator<String> order : ORDERS) {
            texts.add(head + headers(call, order) + resource);
        }
        return texts;
    }

    private static String signed(Call call, String header) {
        String value = call.header(header).orElse("");
        boolean left = (header.equals("Date") && call.header("x-ms-date").isPresent())
                || (header.equals("Content-Length") && value.equals("0"));
        return left ? "" : value;
    }

    private static String headers(Call call, Comparator<String> order) {
        Map<String, String> sorted = new TreeMap<>(order);
        call.headers().forEach((name, value) -> {
            String folded = name.toLowerCase(Locale.ROOT);
            if (folded.startsWith("x-ms-")) {
                sorted.put(folded, value.strip().replaceAll("\\s*\\R\\s*", " "));
            }
        });
        return sorted.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static String query(String raw) {
        Map<String, List<String>> sorted = new TreeMap<>();
        for (String pair : raw.isEmpty() ? new String[0] : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = Addresses.decode(equals < 0 ? pair : pair.substring(0, equals))
                    .toLowerCase(Locale.ROOT);
            String value = equals < 0 ? "" : Addresses.decode(pair.substring(equals + 1));
            sorted.computeIfAbsent(name, ignored -> new ArrayList<>()).add(value);
        }
        return sorted.entrySet().stream()
                .map(entry -> "\n" + entry.getKey() + ":"
                        + entry.getValue().stream().sorted().collect(Collectors.joining(",")))
                .collect(Collectors.joining());
    }
}
