package dev.lazurite.identity;

import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.platform.http.Principal;

/** Checks a token, the signature before anything that the token says; codes and sentences are the resource manager's. */
final class TokenVerifier {
    /** Issuer and audience of a run token. */
    static final String RUN_PARTY = "azureml";

    private final Tenant tenant;
    private final RSAKey key;
    private final JWSVerifier signature;
    private final Clock clock;

    TokenVerifier(Tenant tenant, RSAKey key, Clock clock) throws JOSEException {
        this.tenant = tenant;
        this.key = key;
        this.signature = new RSASSAVerifier(key.toRSAPublicKey());
        this.clock = clock;
    }

    Principal verify(String token, Set<String> audiences) {
        try {
            JWTClaimsSet claims = signed(token);
            boolean ofRun = RUN_PARTY.equals(claims.getIssuer());
            checkTenant(claims, ofRun);
            checkTime(claims);
            checkAudience(claims, ofRun, audiences);
            return ofRun
                    ? new RunIdentity(
                            required(claims, "runid"), required(claims, "scope"), required(claims, "projectid"))
                    : new Application(required(claims, "oid"), required(claims, "appid"));
        } catch (ParseException malformed) {
            throw invalid("it is not a signed JSON Web Token: " + malformed.getMessage());
        } catch (JOSEException broken) {
            throw invalid("its signature cannot be checked: " + broken.getMessage());
        }
    }

    private JWTClaimsSet signed(String token) throws ParseException, JOSEException {
        SignedJWT jwt = SignedJWT.parse(token);
        // Pinned: an algorithm that the token itself chooses is how forged tokens get in.
        if (!JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm())) {
            throw invalid(
                    "its algorithm is '" + jwt.getHeader().getAlgorithm() + "'; tokens of this instance are RS256");
        }
        if (!key.getKeyID().equals(jwt.getHeader().getKeyID())) {
            throw invalid("it is signed with key '" + jwt.getHeader().getKeyID()
                    + "', which is not the key of this instance; is it the token of another one?");
        }
        if (!jwt.verify(signature)) {
            throw invalid("its signature does not match");
        }
        return jwt.getJWTClaimsSet();
    }

    private void checkTenant(JWTClaimsSet claims, boolean ofRun) throws ParseException {
        if (!ofRun && !tenant.issuer().equals(claims.getIssuer())) {
            throw Fault.of(
                    401,
                    "InvalidAuthenticationTokenTenant",
                    "The access token is from the wrong issuer '" + claims.getIssuer() + "'. It must match '"
                            + tenant.issuer() + "', the tenant of this instance.");
        }
        String tid = claims.getStringClaim("tid");
        if (!tenant.id().equals(tid)) {
            throw Fault.of(
                    401,
                    "InvalidAuthenticationTokenTenant",
                    "The access token is from the wrong tenant '" + tid + "'. It must match the tenant '" + tenant.id()
                            + "' of this instance.");
        }
    }

    private void checkTime(JWTClaimsSet claims) {
        Instant now = clock.instant();
        Date expires = claims.getExpirationTime();
        Date begins = claims.getNotBeforeTime();
        if (expires == null) {
            throw invalid("it has no 'exp' claim");
        }
        if (!now.isBefore(expires.toInstant())) {
            throw Fault.of(
                    401,
                    "ExpiredAuthenticationToken",
                    "The access token expiry UTC time '" + expires.toInstant() + "' is earlier than current UTC time '"
                            + now + "'.");
        }
        if (begins != null && now.isBefore(begins.toInstant())) {
            throw invalid("it is not valid before '" + begins.toInstant() + "', and the time is '" + now + "'");
        }
    }

    private static void checkAudience(JWTClaimsSet claims, boolean ofRun, Set<String> accepted) {
        List<String> audience = claims.getAudience();
        boolean holds = ofRun
                ? audience.contains(RUN_PARTY) && accepted.stream().anyMatch(Tokens.MANAGEMENT::contains)
                : audience.stream()
                        .map(TokenVerifier::bare)
                        .anyMatch(said ->
                                accepted.stream().map(TokenVerifier::bare).anyMatch(said::equals));
        if (!holds) {
            throw Fault.of(
                    401,
                    "InvalidAuthenticationTokenAudience",
                    "The access token has been obtained for wrong audience or resource '" + String.join(", ", audience)
                            + "'. It should exactly match with one of the allowed audiences '"
                            + String.join("','", new TreeSet<>(accepted)) + "'.");
        }
    }

    /** An audience without its last slashes: {@code az} asks for one with, the SDK for one without. */
    private static String bare(String audience) {
        int end = audience.length();
        while (end > 0 && audience.charAt(end - 1) == '/') {
            end--;
        }
        return audience.substring(0, end);
    }

    private static String required(JWTClaimsSet claims, String name) throws ParseException {
        String value = claims.getStringClaim(name);
        if (value == null) {
            throw invalid("it has no '" + name + "' claim");
        }
        return value;
    }

    private static Fault invalid(String why) {
        return Fault.of(401, "InvalidAuthenticationToken", "The access token is invalid: " + why + ".");
    }
}
