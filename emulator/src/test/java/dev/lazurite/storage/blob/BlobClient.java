package dev.lazurite.storage.blob;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import dev.lazurite.TestInstance;
import dev.lazurite.storage.Blobs;
import dev.lazurite.storage.Blobs.Permission;

/** Calls the Blob service of an instance on its local address, with an account and a container that are there. */
final class BlobClient implements AutoCloseable {
    static final String ACCOUNT = "acct";
    static final String CONTAINER = "data";

    private final TestInstance instance;

    BlobClient() throws IOException {
        instance = TestInstance.start();
        blobs().createAccount(ACCOUNT);
        blobs().createContainer(ACCOUNT, CONTAINER);
    }

    Blobs blobs() {
        return instance.wiring().blobs();
    }

    TestInstance instance() {
        return instance;
    }

    /** A signature that allows everything in the container. */
    String sas() {
        return sas(List.of(Permission.values()));
    }

    String sas(List<Permission> permissions) {
        return blobs().sign(ACCOUNT, CONTAINER, "", permissions, Duration.ofHours(1));
    }

    /** Sends a request about the container, with the signature that allows everything. */
    HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        return raw(method, "/data" + path + (path.contains("?") ? "&" : "?") + sas(), body, headers);
    }

    HttpResponse<String> put(String blob, String content, String... headers) throws IOException, InterruptedException {
        String[] more = java.util.Arrays.copyOf(headers, headers.length + 2);
        more[headers.length] = "x-ms-blob-type";
        more[headers.length + 1] = "BlockBlob";
        return send("PUT", "/" + blob, content, more);
    }

    /** Sends a request about the account as it is. */
    HttpResponse<String> raw(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        return instance.send(method, "/blob/acct" + path, body, headers);
    }

    /** Sends a GET that is signed with {@code key} under the name {@code account}. */
    HttpResponse<String> signed(String account, String key, String path, String canonicalQuery, ZonedDateTime date)
            throws IOException, InterruptedException {
        String time = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", java.util.Locale.US)
                .format(date);
        int question = path.indexOf('?');
        String bare = question < 0 ? path : path.substring(0, question);
        String text = "GET\n\n\n\n\n\n\n\n\n\n\n\nx-ms-date:" + time + "\nx-ms-version:2021-08-06\n/" + account
                + "/blob/acct" + bare + canonicalQuery;
        return raw(
                "GET",
                path,
                "",
                "x-ms-date",
                time,
                "x-ms-version",
                "2021-08-06",
                "Authorization",
                "SharedKey " + account + ":" + hmac(key, text));
    }

    static ZonedDateTime now() {
        return ZonedDateTime.now(Clock.systemUTC()).withZoneSameInstant(ZoneOffset.UTC);
    }

    static String hmac(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String code(HttpResponse<String> answer) {
        return answer.statusCode() + " "
                + answer.headers().firstValue("x-ms-error-code").orElse("");
    }

    static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Override
    public void close() throws IOException {
        instance.close();
    }
}
