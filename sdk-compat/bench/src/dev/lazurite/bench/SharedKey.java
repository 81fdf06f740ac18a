package dev.lazurite.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests with an account's key (REST reference, "Authorize with Shared Key"), for addresses that start with the account. */
record SharedKey(String account, String key) {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    Request request(String method, String path, Map<String, String> query, Map<String, String> headers, byte[] body) {
        Map<String, String> sent = new TreeMap<>(headers);
        sent.put("x-ms-date", DATE.format(ZonedDateTime.now(ZoneOffset.UTC)));
        sent.put("x-ms-version", "2021-12-02");
        String text = method + "\n\n\n" + (body.length == 0 ? "" : body.length) + "\n\n\n\n\n\n\n\n\n"
                + sent.entrySet().stream().map(e -> e.getKey() + ":" + e.getValue() + "\n").collect(Collectors.joining())
                + "/" + account + path
                + new TreeMap<>(query).entrySet().stream()
                        .map(e -> "\n" + e.getKey() + ":" + e.getValue())
                        .collect(Collectors.joining());
        sent.put("Authorization", "SharedKey " + account + ":" + sign(text));
        String target = query.isEmpty()
                ? path
                : path + "?"
                        + query.entrySet().stream()
                                .map(e -> e.getKey() + "=" + e.getValue())
                                .collect(Collectors.joining("&"));
        return Request.of(method, "localhost", target, sent, body);
    }

    private String sign(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
