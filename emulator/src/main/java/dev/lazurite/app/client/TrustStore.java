package dev.lazurite.app.client;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

import dev.lazurite.platform.OwnerOnly;

/** What Java trusts by itself, and a PKCS #12 file of that and the local CA for Java clients. */
final class TrustStore {
    /** Not a secret: the file holds certificates alone, and the JDK's own store has the same one. */
    static final String PASSWORD = "changeit";

    private TrustStore() {}

    /** Writes the store to {@code file} where it is missing; its name says what it was made of. */
    static Path write(Path file, String caCertificates) throws IOException {
        if (Files.exists(file)) {
            return file;
        }
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int count = 0;
            for (X509Certificate root : ofThisJava()) {
                store.setCertificateEntry("root-" + count++, root);
            }
            byte[] pem = caCertificates.getBytes(StandardCharsets.US_ASCII);
            for (Certificate ca :
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem))) {
                store.setCertificateEntry("lazurite-" + count++, ca);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            store.store(bytes, PASSWORD.toCharArray());
            OwnerOnly.folder(file.getParent());
            OwnerOnly.write(file, bytes.toByteArray());
            return file;
        } catch (GeneralSecurityException broken) {
            throw new IOException("no trust store for Java clients: " + broken.getMessage(), broken);
        }
    }

    /** The roots that this Java trusts. */
    static List<X509Certificate> ofThisJava() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return List.of(x509.getAcceptedIssuers());
            }
        }
        return List.of();
    }
}
