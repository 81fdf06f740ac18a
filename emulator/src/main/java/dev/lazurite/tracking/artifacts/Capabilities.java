package dev.lazurite.tracking.artifacts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import dev.lazurite.platform.Ids;
import dev.lazurite.platform.OwnerOnly;
import dev.lazurite.platform.http.Fault;

/**
 * Signed, expiring permissions to one run's artifacts, as a path segment of the URI that a client is given. For clients that
 * send no credential when they follow such a URI (MLflow 3 with azureml-mlflow 1.60, plain MLflow). Like a shared access
 * signature they are a secret: {@link #strip} before anything is kept, and the log masks them.
 */
public final class Capabilities {
    /** Long enough for the job that got it, short enough that a forgotten notebook does not stay open for ever. */
    static final Duration LIFETIME = Duration.ofHours(24);

    private static final String FILE = "capability-key";
    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern SEGMENT = Pattern.compile("/cap-[0-9]+-[A-Za-z0-9_-]+(?=/mlflow-artifacts/artifacts)");
    private static final Pattern PARTS = Pattern.compile("cap-([0-9]{1,18})-([A-Za-z0-9_-]{43})");

    private final SecretKeySpec key;
    private final Clock clock;

    /**
     * Signs with a key of this instance.
     *
     * @param secret hexadecimal; random and kept with the instance
     */
    public Capabilities(String secret, Clock clock) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.clock = clock;
    }

    /** The capabilities of a data folder, whose key is made when it has none. */
    public static Capabilities open(Path folder, Clock clock, Ids ids) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            OwnerOnly.write(file, ids.hex(64).getBytes(StandardCharsets.UTF_8));
        }
        return new Capabilities(new String(OwnerOnly.read(file), StandardCharsets.UTF_8), clock);
    }

    /** A path segment that opens the artifacts of one run. */
    public String issue(String workspace, String run) {
        long expires = clock.instant().plus(LIFETIME).getEpochSecond();
        return "cap-" + expires + "-" + signature(workspace, run, expires);
    }

    /** Refuses, with 403, a segment that is altered, expired, or of another run. */
    public void check(String segment, String workspace, String run) {
        Matcher matcher = PARTS.matcher(segment);
        if (!matcher.matches()) {
            throw refused("is not one that this instance issued", run);
        }
        long expires = Long.parseLong(matcher.group(1));
        byte[] wanted = signature(workspace, run, expires).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(wanted, matcher.group(2).getBytes(StandardCharsets.UTF_8))) {
            throw refused("was not issued for this run, or was altered", run);
        }
        if (clock.instant().getEpochSecond() >= expires) {
            throw refused("has expired: ask for the run again to get a new one", run);
        }
    }

    private static Fault refused(String why, String run) {
        return Fault.of(403, "AuthorizationFailed", "The capability in the artifact URI of '" + run + "' " + why + ".");
    }

    /** The same text with every capability taken out, fit to be kept. */
    public static String strip(String text) {
        return text.contains("/cap-") ? SEGMENT.matcher(text).replaceAll("") : text;
    }

    private String signature(String workspace, String run, long expires) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] signed = mac.doFinal((workspace + "\n" + run + "\n" + expires).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, missing);
        }
    }
}
