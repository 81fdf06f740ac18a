package dev.lazurite.edge;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;

import dev.lazurite.platform.Ids;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Makes certificates under one issuer, with the extensions that strict verifiers ask for (RFC 5280; {@code
 * VERIFY_X509_STRICT} of Python 3.13): key identifiers everywhere, critical constraints and usages.
 */
final class CertificateMaker {
    private static final Duration AUTHORITY = Duration.ofDays(3650);
    // The longest that Apple's verifier takes from any authority is 825 days, from a public one 398.
    private static final Duration LEAF = Duration.ofDays(397);

    private final X509Certificate issuer;
    private final PrivateKey key;
    private final Clock clock;
    private final Ids ids;

    CertificateMaker(X509Certificate issuer, PrivateKey key, Clock clock, Ids ids) {
        this.issuer = issuer;
        this.key = key;
        this.clock = clock;
        this.ids = ids;
    }

    X509Certificate issuer() {
        return issuer;
    }

    /** A root of its own; its name says from when it is, so that two of them are told apart in a trust store. */
    static X509Certificate root(KeyPair keys, Clock clock, Ids ids) throws IOException {
        X500Principal name =
                new X500Principal("CN=Lazurite local root " + clock.instant().getEpochSecond() + ",O=Lazurite");
        JcaX509v3CertificateBuilder builder = builder(name, name, keys.getPublic(), AUTHORITY, clock, ids);
        authority(builder, 1);
        builder.addExtension(
                Extension.subjectKeyIdentifier, false, identifiers().createSubjectKeyIdentifier(keys.getPublic()));
        return sign(builder, keys.getPrivate());
    }

    /** An authority for servers in {@link Zones} and for nothing else. */
    X509Certificate intermediate(PublicKey of) throws IOException {
        X500Principal name = new X500Principal("CN=Lazurite local,O=Lazurite");
        JcaX509v3CertificateBuilder builder =
                builder(issuer.getSubjectX500Principal(), name, of, AUTHORITY, clock, ids);
        authority(builder, 0);
        keyIdentifiers(builder, of);
        builder.addExtension(Extension.nameConstraints, true, new NameConstraints(permitted(), null));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        return sign(builder, key);
    }

    /** A server's certificate. A host name can be longer than a common name may be, so the subject stays empty. */
    X509Certificate leaf(String host, PublicKey of) throws IOException {
        JcaX509v3CertificateBuilder builder =
                builder(issuer.getSubjectX500Principal(), new X500Principal(""), of, LEAF, clock, ids);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        keyIdentifiers(builder, of);
        builder.addExtension(Extension.subjectAlternativeName, true, new GeneralNames(names(host)));
        return sign(builder, key);
    }

    private static GeneralName[] names(String host) {
        List<GeneralName> names = new ArrayList<>(List.of(new GeneralName(GeneralName.dNSName, host)));
        if (host.equals("localhost")) {
            names.add(new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
            names.add(new GeneralName(GeneralName.iPAddress, "::1"));
        }
        return names.toArray(GeneralName[]::new);
    }

    private static GeneralSubtree[] permitted() {
        return Stream.concat(
                        Zones.DOMAINS.stream().map(domain -> new GeneralName(GeneralName.dNSName, domain)),
                        Zones.RANGES.stream().map(range -> new GeneralName(GeneralName.iPAddress, range)))
                .map(GeneralSubtree::new)
                .toArray(GeneralSubtree[]::new);
    }

    private static JcaX509v3CertificateBuilder builder(
            X500Principal issuer, X500Principal subject, PublicKey of, Duration life, Clock clock, Ids ids) {
        Instant now = clock.instant();
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger("7" + ids.hex(31), 16),
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(life)),
                subject,
                of);
    }

    private static void authority(JcaX509v3CertificateBuilder builder, int below) throws IOException {
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(below));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    }

    private void keyIdentifiers(JcaX509v3CertificateBuilder builder, PublicKey of) throws IOException {
        JcaX509ExtensionUtils identifiers = identifiers();
        builder.addExtension(Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(of));
        builder.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                identifiers.createAuthorityKeyIdentifier(issuer.getPublicKey()));
    }

    private static JcaX509ExtensionUtils identifiers() {
        try {
            return new JcaX509ExtensionUtils();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this JVM has no SHA-1", impossible);
        }
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, PrivateKey key) {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
        } catch (OperatorCreationException | CertificateException impossible) {
            throw new IllegalStateException("this JVM cannot sign with SHA256withECDSA", impossible);
        }
    }
}
