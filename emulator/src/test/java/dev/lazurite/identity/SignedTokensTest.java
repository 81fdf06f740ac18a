package dev.lazurite.identity;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Set;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.lazurite.FakeClock;
import dev.lazurite.platform.Ids;
import dev.lazurite.platform.http.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class SignedTokensTest {
    private static final String ARM = "https://management.azure.com";
    private static final RunIdentity RUN = new RunIdentity("job_1", "/subscriptions/s/workspaces/w", "experiment-id");

    @TempDir
    private Path folder;

    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-24T10:00:00Z"));
    private Tenant tenant;
    private SignedTokens tokens;
    private RSAKey key;

    @BeforeEach
    void open() throws Exception {
        tenant = Tenant.open(folder, Ids.random());
        tokens = SignedTokens.open(folder, tenant, clock, Ids.random());
        key = SigningKey.open(folder);
    }

    private Fault refusal(String token, Set<String> audiences) {
        Fault fault = catchThrowableOfType(Fault.class, () -> tokens.verify(token, audiences));
        assertThat(fault).as("refusal").isNotNull();
        assertThat(fault.status()).isEqualTo(401);
        return fault;
    }

    private Fault refusal(String token) {
        return refusal(token, Tokens.MANAGEMENT);
    }

    private JWTClaimsSet.Builder claims() throws Exception {
        return new JWTClaimsSet.Builder(
                SignedJWT.parse(tokens.forApplication(ARM).value()).getJWTClaimsSet());
    }

    private String signed(RSAKey by, String keyId, JWTClaimsSet claims) throws Exception {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).build(), claims);
        jwt.sign(new RSASSASigner(by));
        return jwt.serialize();
    }

    @Test
    void an_access_token_speaks_for_the_service_principal_and_carries_entras_claims() throws Exception {
        String token = tokens.forApplication("https://ml.azure.com").value();
        assertThat(tokens.verify(token, Tokens.MACHINE_LEARNING))
                .isEqualTo(new Application(tenant.objectId(), tenant.clientId()));
        JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();
        assertThat(claims.toJSONObject().get("aud")).isEqualTo("https://ml.azure.com");
        assertThat(claims.getIssuer()).isEqualTo("https://sts.windows.net/" + tenant.id() + "/");
        assertThat(claims.getClaims())
                .containsEntry("tid", tenant.id())
                .containsEntry("oid", tenant.objectId())
                .containsEntry("appid", tenant.clientId())
                .containsEntry("idtyp", "app")
                .containsKeys("iat", "nbf", "exp", "ver");
    }

    @Test
    void either_management_audience_is_accepted_with_or_without_last_slash() {
        for (String audience : new String[] {ARM, ARM + "/", "https://management.core.windows.net/"}) {
            assertThat(tokens.verify(tokens.forApplication(audience).value(), Tokens.MANAGEMENT))
                    .isInstanceOf(Application.class);
        }
    }

    @Test
    void a_token_for_another_audience_is_401_and_names_both() {
        Fault fault = refusal(tokens.forApplication("https://storage.azure.com").value());
        assertThat(fault.code()).isEqualTo("InvalidAuthenticationTokenAudience");
        assertThat(fault.getMessage()).contains("https://storage.azure.com", ARM);
        assertThat(refusal(tokens.forApplication(ARM).value(), Tokens.STORAGE).code())
                .isEqualTo("InvalidAuthenticationTokenAudience");
    }

    @Test
    void an_expired_token_is_401() {
        String token = tokens.forApplication(ARM).value();
        clock.advance(Duration.ofDays(1));
        assertThat(refusal(token).code()).isEqualTo("ExpiredAuthenticationToken");
    }

    @Test
    void a_token_before_its_time_is_401() {
        String token = tokens.forApplication(ARM).value();
        clock.advance(Duration.ofHours(-1));
        assertThat(refusal(token).getMessage()).contains("not valid before");
    }

    @Test
    void a_token_signed_with_a_foreign_key_is_401_even_under_our_key_id() throws Exception {
        RSAKey foreign = new RSAKeyGenerator(2048).generate();
        assertThat(refusal(signed(foreign, key.getKeyID(), claims().build())).getMessage())
                .contains("signature does not match");
        assertThat(refusal(signed(foreign, "another", claims().build())).getMessage())
                .contains("key 'another'");
    }

    @Test
    void a_token_without_signature_is_401() throws Exception {
        assertThat(refusal(new PlainJWT(claims().build()).serialize()).code()).isEqualTo("InvalidAuthenticationToken");
        String[] parts = tokens.forApplication(ARM).value().split("\\.");
        String none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(refusal(none + "." + parts[1] + ".").code()).isEqualTo("InvalidAuthenticationToken");
        assertThat(refusal(none + "." + parts[1] + "." + parts[2]).code()).isEqualTo("InvalidAuthenticationToken");
        assertThat(refusal("x").code()).isEqualTo("InvalidAuthenticationToken");
    }

    @Test
    void hs256_signed_with_the_public_key_is_401() throws Exception {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(), claims().build());
        jwt.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
        assertThat(refusal(jwt.serialize()).getMessage()).contains("'HS256'", "RS256");
    }

    @Test
    void an_altered_token_is_401() {
        String[] parts = tokens.forApplication(ARM).value().split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace(tenant.objectId(), "00000000-0000-0000-0000-000000000000");
        String altered =
                Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        assertThat(refusal(parts[0] + "." + altered + "." + parts[2]).getMessage())
                .contains("signature does not match");
    }

    @Test
    void the_token_of_another_instance_is_401(@TempDir Path elsewhere) throws Exception {
        Tenant other = Tenant.open(elsewhere, Ids.random());
        SignedTokens foreign = SignedTokens.open(elsewhere, other, clock, Ids.random());
        assertThat(refusal(foreign.forApplication(ARM).value()).getMessage()).contains("not the key of this instance");
    }

    @Test
    void a_token_of_another_tenant_or_issuer_is_401() throws Exception {
        String tenantOnly = tokens.sign(claims().claim("tid", "another").build());
        assertThat(refusal(tenantOnly).code()).isEqualTo("InvalidAuthenticationTokenTenant");
        String issuer =
                tokens.sign(claims().issuer("https://sts.windows.net/another/").build());
        assertThat(refusal(issuer).code()).isEqualTo("InvalidAuthenticationTokenTenant");
    }

    @Test
    void a_token_without_end_is_401() throws Exception {
        assertThat(refusal(tokens.sign(claims().expirationTime((Date) null).build()))
                        .getMessage())
                .contains("'exp'");
    }

    @Test
    void a_run_token_is_accepted_where_management_tokens_are_and_nowhere_else() {
        Tokens.Token token = tokens.forRun(RUN);
        assertThat(tokens.verify(token.value(), Tokens.MANAGEMENT)).isEqualTo(RUN);
        assertThat(refusal(token.value(), Tokens.STORAGE).code()).isEqualTo("InvalidAuthenticationTokenAudience");
        assertThat(refusal(token.value(), Tokens.MACHINE_LEARNING).code())
                .isEqualTo("InvalidAuthenticationTokenAudience");
        clock.advance(Duration.between(clock.instant(), token.expires()));
        assertThat(refusal(token.value()).code()).isEqualTo("ExpiredAuthenticationToken");
    }

    @Test
    void tenant_and_key_survive_a_restart_in_files_of_their_owner_alone() throws Exception {
        String token = tokens.forApplication(ARM).value();
        Tenant again = Tenant.open(folder, Ids.random());
        assertThat(again).isEqualTo(tenant);
        assertThat(again.toString()).doesNotContain(tenant.clientSecret());
        assertThat(SignedTokens.open(folder, again, clock, Ids.random()).verify(token, Tokens.MANAGEMENT))
                .isInstanceOf(Application.class);
        for (String file : new String[] {"credentials.json", "signing-key.json"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
                    .isEqualTo("rw-------");
        }
    }
}
