package dev.lazurite.edge;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.lazurite.platform.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LocalCaTest {
    @TempDir
    private Path folder;

    private LocalCa ca;

    @BeforeEach
    void open() throws Exception {
        ca = LocalCa.open(folder.resolve("ca"), Clock.systemUTC(), Ids.random());
    }

    private void validate(X509Certificate... chain) throws Exception {
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(ca.root(), null)));
        parameters.setRevocationEnabled(false);
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(List.of(chain)), parameters);
    }

    @Test
    void a_leaf_of_an_emulated_host_holds_by_pkix() throws Exception {
        for (String host : new String[] {
            "management.azure.com",
            "acct1.blob.core.windows.net",
            "a.b.c.azureml.ms",
            "graph.microsoft.com",
            "localhost"
        }) {
            X509Certificate[] chain = ca.chain(host).orElseThrow();
            validate(chain);
            assertThat(chain[0].getSubjectAlternativeNames()).contains(List.of(2, host));
            assertThat(chain[0].getCriticalExtensionOIDs()).contains("2.5.29.17", "2.5.29.19", "2.5.29.15");
        }
    }

    @Test
    void a_host_outside_of_the_list_is_never_minted() {
        for (String host : new String[] {
            "pypi.org", "microsoft.com", "evilazure.com", "azure.com.evil.example", "", "127.0.0.1", "com"
        }) {
            assertThat(ca.chain(host)).as(host).isEmpty();
        }
    }

    @Test
    void the_intermediate_cannot_vouch_for_a_host_outside_of_the_list() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
        CertificateMaker maker = LocalCa.maker(folder.resolve("ca"), Clock.systemUTC(), Ids.random());
        validate(maker.leaf("other.azure.com", keys.getPublic()), maker.issuer());
        assertThatThrownBy(() -> validate(maker.leaf("pypi.org", keys.getPublic()), maker.issuer()))
                .isInstanceOf(CertPathValidatorException.class)
                .hasMessageContaining("name constraints");
        X509Certificate below = maker.intermediate(keys.getPublic());
        CertificateMaker lower = new CertificateMaker(below, keys.getPrivate(), Clock.systemUTC(), Ids.random());
        X509Certificate leaf = lower.leaf("pypi.org", keys.getPublic());
        assertThatThrownBy(() -> validate(leaf, below, maker.issuer()))
                .as("one authority further down")
                .isInstanceOf(CertPathValidatorException.class)
                .hasMessageContaining("name constraints");
        assertThat(maker.issuer().getBasicConstraints()).isZero();
    }

    @Test
    void a_restart_keeps_the_root_and_no_key_of_the_root_is_kept() throws Exception {
        LocalCa again = LocalCa.open(folder.resolve("ca"), Clock.systemUTC(), Ids.random());
        assertThat(again.root()).isEqualTo(ca.root());
        try (Stream<Path> files = Files.list(folder.resolve("ca"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("ca.pem", "intermediate.pem", "intermediate-key.pem");
        }
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.resolve("ca/intermediate-key.pem"))))
                .isEqualTo("rw-------");
        X509Certificate intermediate = ca.chain("azure.com").orElseThrow()[1];
        assertThat(intermediate.getPublicKey()).isNotEqualTo(ca.root().getPublicKey());
    }

    @Test
    void leaves_are_kept_in_a_bounded_number() {
        X509Certificate first = ca.chain("host0.azure.com").orElseThrow()[0];
        assertThat(ca.chain("HOST0.azure.com.").orElseThrow()[0]).isSameAs(first);
        for (int i = 1; i <= 1_000; i++) {
            ca.chain("host" + i + ".azure.com");
        }
        assertThat(ca.chain("host0.azure.com").orElseThrow()[0]).isNotSameAs(first);
    }
}
