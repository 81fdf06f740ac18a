package dev.lazurite.storage;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How shared access signatures of one service are signed (REST reference, "Create a service SAS"). */
public final class ServiceSignature {
    /** The version that this emulator signs with, the oldest with the fields that all later ones have. */
    static final String VERSION = "2020-12-06";

    private ServiceSignature() {}

    /**
     * The text that is signed.
     *
     * @param field gives the value of a query parameter of the signature, or an empty text
     * @param resource {@code /blob/ACCOUNT/CONTAINER} or {@code /blob/ACCOUNT/CONTAINER/BLOB}, not encoded
     */
    public static String stringToSign(Function<String, String> field, String resource) {
        String version = field.apply("sv");
        List<String> tail = List.of("rscc", "rscd", "rsce", "rscl", "rsct");
        StringBuilder text = new StringBuilder();
        for (String name : List.of("sp", "st", "se")) {
            text.append(field.apply(name)).append('\n');
        }
        text.append(resource);
        for (String name : List.of("si", "sip", "spr", "sv")) {
            text.append('\n').append(field.apply(name));
        }
        if (version.compareTo("2018-11-09") >= 0) {
            // The resource and, of a snapshot, its time; there are no snapshots here.
            text.append('\n').append(field.apply("sr")).append('\n');
        }
        if (version.compareTo(VERSION) >= 0) {
            text.append('\n').append(field.apply("ses"));
        }
        for (String name : tail) {
            text.append('\n').append(field.apply(name));
        }
        return text.toString();
    }

    /** HMAC-SHA256 of a text under an account key in base64. */
    public static String sign(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
