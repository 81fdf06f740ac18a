package dev.lazurite.edge;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.lazurite.platform.Ids;
import dev.lazurite.platform.OwnerOnly;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.util.io.pem.PemReader;

/**
 * The certificate authority of one data folder. Its root signs one intermediate and its key is then forgotten; the
 * intermediate, whose key only its owner can read, can vouch for {@link Zones} and for nothing else, by name constraints
 * that every client applies (Java ignores those of a root, which is why there is an intermediate).
 */
public final class LocalCa {
    private static final int CACHED_LEAVES = 1_000;
    private static final String ROOT = "ca.pem";
    private static final String INTERMEDIATE = "intermediate.pem";
    private static final String KEY = "intermediate-key.pem";

    private final Path rootFile;
    private final X509Certificate root;
    private final CertificateMaker maker;
    private final KeyPair leafKeys;
    private final Map<String, X509Certificate[]> leaves =
            Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, X509Certificate[]> eldest) {
                    return size() > CACHED_LEAVES;
                }
            });

    private LocalCa(Path rootFile, X509Certificate root, CertificateMaker maker, KeyPair leafKeys) {
        this.rootFile = rootFile;
        this.root = root;
        this.maker = maker;
        this.leafKeys = leafKeys;
    }

    /** The authority kept in {@code folder}, made when there is none. */
    public static LocalCa open(Path folder, Clock clock, Ids ids) throws IOException {
        OwnerOnly.folder(folder);
        Path rootFile = folder.resolve(ROOT);
        try {
            if (!Files.exists(rootFile)) {
                make(folder, clock, ids);
            }
            X509Certificate root = certificate(rootFile);
            return new LocalCa(rootFile, root, maker(folder, clock, ids), newKeys());
        } catch (GeneralSecurityException damaged) {
            throw new IOException(
                    "the certificates in " + folder + " cannot be used; delete the folder to have new ones made",
                    damaged);
        }
    }

    /** The domains that it may vouch for, this machine's own names left out; traffic for them never leaves this machine. */
    public static List<String> domains() {
        return Zones.DOMAINS.stream().filter(Zones::azure).toList();
    }

    /** What makes leaves: the intermediate in {@code folder} with its key. */
    static CertificateMaker maker(Path folder, Clock clock, Ids ids) throws IOException, GeneralSecurityException {
        return new CertificateMaker(
                certificate(folder.resolve(INTERMEDIATE)), privateKey(folder.resolve(KEY)), clock, ids);
    }

    private static void make(Path folder, Clock clock, Ids ids) throws IOException, GeneralSecurityException {
        KeyPair rootKeys = newKeys();
        KeyPair intermediateKeys = newKeys();
        X509Certificate root = CertificateMaker.root(rootKeys, clock, ids);
        X509Certificate intermediate = new CertificateMaker(root, rootKeys.getPrivate(), clock, ids)
                .intermediate(intermediateKeys.getPublic());
        // The key of the root is kept nowhere: it goes with this frame. The root itself comes last, as the sign of a
        // whole set.
        write(folder.resolve(KEY), intermediateKeys.getPrivate());
        write(folder.resolve(INTERMEDIATE), intermediate);
        write(folder.resolve(ROOT), root);
    }

    private static KeyPair newKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static void write(Path file, Object content) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(content instanceof PrivateKey key ? new JcaPKCS8Generator(key, null) : content);
        }
        OwnerOnly.write(file, text.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static X509Certificate certificate(Path file) throws IOException, CertificateException {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static PrivateKey privateKey(Path file) throws IOException, GeneralSecurityException {
        String text = new String(OwnerOnly.read(file), StandardCharsets.US_ASCII);
        try (PemReader pem = new PemReader(new StringReader(text))) {
            return KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(pem.readPemObject().getContent()));
        }
    }

    /** The file, in PEM, with the certificate that clients are to trust. */
    public Path rootFile() {
        return rootFile;
    }

    /** The certificate that clients are to trust. */
    public X509Certificate root() {
        return root;
    }

    /** The key that belongs to every leaf. */
    PrivateKey leafKey() {
        return leafKeys.getPrivate();
    }

    /** Leaf and intermediate for a host, or nothing where it is outside of what this authority vouches for. */
    Optional<X509Certificate[]> chain(String host) {
        String normal = Hosts.normal(host);
        if (!Zones.cover(normal)) {
            return Optional.empty();
        }
        return Optional.of(leaves.computeIfAbsent(normal, this::mint));
    }

    private X509Certificate[] mint(String host) {
        try {
            return new X509Certificate[] {maker.leaf(host, leafKeys.getPublic()), maker.issuer()};
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
