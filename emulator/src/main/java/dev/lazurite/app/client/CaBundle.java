package dev.lazurite.app.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

import dev.lazurite.platform.OwnerOnly;

/** One file of all certificates that clients shall trust: the user's own or the system's, and the local CA. */
final class CaBundle {
    /** Variables whose file is read instead of the system's roots. */
    static final List<String> REPLACING =
            List.of("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE", "PIP_CERT", "GIT_SSL_CAINFO");

    /** The variable whose file is read in addition to Node's own roots. */
    static final String ADDING = "NODE_EXTRA_CA_CERTS";

    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----");

    private CaBundle() {}

    /**
     * Writes the bundle into {@code folder}, under a name that says what is in it, so that shells with different bundles of
     * their own do not take each other's.
     *
     * @param notes is told of a file that a variable names and that cannot be read
     */
    static Path write(Path folder, OwnVariables own, String caCertificates, Consumer<String> notes) throws IOException {
        Set<String> certificates = new LinkedHashSet<>();
        for (String variable : REPLACING) {
            own.of(variable).ifPresent(file -> addFile(certificates, variable, Path.of(file), notes));
        }
        if (certificates.isEmpty()) {
            add(certificates, SystemRoots.pem());
        }
        own.of(ADDING).ifPresent(file -> addFile(certificates, ADDING, Path.of(file), notes));
        add(certificates, caCertificates);
        byte[] pem = (String.join("\n", certificates) + "\n").getBytes(StandardCharsets.ISO_8859_1);
        CRC32 checksum = new CRC32();
        checksum.update(pem);
        Path file = folder.resolve("ca-bundle-" + Long.toHexString(checksum.getValue()) + ".pem");
        if (!Files.exists(file)) {
            OwnerOnly.folder(folder);
            OwnerOnly.write(file, pem);
        }
        return file;
    }

    private static void addFile(Set<String> certificates, String variable, Path file, Consumer<String> notes) {
        try {
            add(certificates, Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException unreadable) {
            notes.accept(variable + " names " + file + ", which cannot be read; it is left out of the CA bundle");
        }
    }

    private static void add(Set<String> certificates, String pem) {
        Matcher matcher = CERTIFICATE.matcher(pem);
        while (matcher.find()) {
            certificates.add(matcher.group());
        }
    }
}
