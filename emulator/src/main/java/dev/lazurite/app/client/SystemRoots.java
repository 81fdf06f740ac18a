package dev.lazurite.app.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/** The roots that this machine trusts, as PEM. */
final class SystemRoots {
    /** Debian, Fedora, openSUSE, RHEL, Alpine and macOS, FreeBSD. */
    private static final List<Path> FILES = List.of(
            Path.of("/etc/ssl/certs/ca-certificates.crt"),
            Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
            Path.of("/etc/ssl/ca-bundle.pem"),
            Path.of("/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem"),
            Path.of("/etc/ssl/cert.pem"),
            Path.of("/usr/local/share/certs/ca-root-nss.crt"));

    private SystemRoots() {}

    /** The system's own bundle, with what macOS keeps in its key chain; where there is none, what this Java trusts. */
    static String pem() throws IOException {
        StringBuilder pem = new StringBuilder();
        for (Path file : FILES) {
            if (Files.isReadable(file) && Files.size(file) > 0) {
                pem.append(Files.readString(file, StandardCharsets.ISO_8859_1)).append('\n');
                break;
            }
        }
        if (Files.isExecutable(Path.of("/usr/bin/security"))) {
            pem.append(keychain());
        }
        return pem.length() > 0 ? pem.toString() : javaRoots();
    }

    private static String keychain() throws IOException {
        Process process = new ProcessBuilder(
                        "/usr/bin/security", "find-certificate", "-a", "-p", "/Library/Keychains/System.keychain")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var out = process.getInputStream()) {
            return new String(out.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static String javaRoots() throws IOException {
        try {
            StringBuilder pem = new StringBuilder();
            Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
            for (X509Certificate root : TrustStore.ofThisJava()) {
                pem.append("-----BEGIN CERTIFICATE-----\n")
                        .append(lines.encodeToString(root.getEncoded()))
                        .append("\n-----END CERTIFICATE-----\n");
            }
            return pem.toString();
        } catch (GeneralSecurityException broken) {
            throw new IOException("this Java's own roots cannot be read: " + broken.getMessage(), broken);
        }
    }
}
