package dev.lazurite.identity;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.lazurite.platform.Ids;
import dev.lazurite.platform.http.Principal;

/**
 * Tokens signed with the key of this instance: access tokens in the form that Entra gives for the resource manager
 * (version 1.0), and run tokens in the form that Azure ML gives to a running job, whose issuer and audience are
 * {@code azureml}.
 */
public final class SignedTokens implements Tokens {
    /** How long an access token lives: what Entra gives to a service principal. */
    static final Duration ACCESS = Duration.ofSeconds(86_399);

    /** How long a run token lives; a run renews it through its {@code token} call. */
    static final Duration RUN = Duration.ofDays(1);

    private final Tenant tenant;
    private final RSAKey key;
    private final JWSSigner signer;
    private final TokenVerifier verifier;
    private final Clock clock;
    private final Ids ids;

    /** The tokens of the instance whose data folder is {@code folder}; makes its signing key at the first start. */
    public static SignedTokens open(Path folder, Tenant tenant, Clock clock, Ids ids) throws IOException {
        return new SignedTokens(tenant, SigningKey.open(folder), clock, ids);
    }

    SignedTokens(Tenant tenant, RSAKey key, Clock clock, Ids ids) {
        this.tenant = tenant;
        this.key = key;
        this.clock = clock;
        this.ids = ids;
        try {
            this.signer = new RSASSASigner(key);
            this.verifier = new TokenVerifier(tenant, key, clock);
        } catch (JOSEException damaged) {
            throw new IllegalArgumentException("the signing key is not a pair of RSA keys", damaged);
        }
    }

    @Override
    public Principal verify(String token, Set<String> audiences) {
        return verifier.verify(token, audiences);
    }

    /** An access token for the tenant's service principal, whose {@code aud} is {@code audience} to the letter. */
    public Token forApplication(String audience) {
        Instant now = clock.instant();
        Instant expires = now.plus(ACCESS);
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .audience(audience)
                .issuer(tenant.issuer())
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(expires))
                .claim("appid", tenant.clientId())
                .claim("appidacr", "1")
                .claim("idp", tenant.issuer())
                .claim("idtyp", "app")
                .claim("oid", tenant.objectId())
                .subject(tenant.objectId())
                .claim("tid", tenant.id())
                .claim("uti", ids.hex(22))
                .claim("ver", "1.0")
                .build();
        return new Token(sign(claims), expires);
    }

    @Override
    public Token forRun(RunIdentity run) {
        Instant now = clock.instant();
        Instant expires = now.plus(RUN);
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .audience(TokenVerifier.RUN_PARTY)
                .issuer(TokenVerifier.RUN_PARTY)
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(expires))
                .claim("role", "Contributor")
                .claim("scope", run.workspace())
                .claim("projectid", run.experiment())
                .claim("runid", run.run())
                .claim("oid", tenant.objectId())
                .claim("tid", tenant.id())
                .build();
        return new Token(sign(claims), expires);
    }

    /** The public keys with which others can check these tokens. */
    JWKSet publicKeys() {
        return new JWKSet(key.toPublicJWK());
    }

    String sign(JWTClaimsSet claims) {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(JOSEObjectType.JWT)
                        .keyID(key.getKeyID())
                        .build(),
                claims);
        try {
            jwt.sign(signer);
        } catch (JOSEException impossible) {
            throw new IllegalStateException("this JVM cannot sign with RS256", impossible);
        }
        return jwt.serialize();
    }
}
