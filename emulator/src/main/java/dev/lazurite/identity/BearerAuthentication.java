package dev.lazurite.identity;

import java.util.Locale;
import java.util.Set;

import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.platform.http.Principal;
import dev.lazurite.platform.http.Surface;

/**
 * Who calls, by the bearer token in {@code Authorization}. A refusal is a 401 that says which check failed, with the
 * challenge in {@code WWW-Authenticate}. A run token opens only what is declared open to runs; anything else is a 403.
 *
 * <p>Deviation: the service principal owns the subscription, and role assignments are not looked at.
 */
public final class BearerAuthentication implements Surface.Authentication {
    private static final String SCHEME = "bearer ";

    private final Tokens tokens;
    private final Set<String> audiences;
    private final Tenant tenant;

    /** Accepts tokens for one of {@code audiences}. */
    public BearerAuthentication(Tokens tokens, Set<String> audiences, Tenant tenant) {
        this.tokens = tokens;
        this.audiences = Set.copyOf(audiences);
        this.tenant = tenant;
    }

    @Override
    public Principal authenticate(Call call) {
        Principal principal;
        try {
            principal = tokens.verify(bearer(call), audiences);
        } catch (Fault refused) {
            throw refused.header("WWW-Authenticate", challenge(refused));
        }
        if (principal instanceof RunIdentity run && !call.operation().runAccess()) {
            throw Fault.of(
                    403,
                    "AuthorizationFailed",
                    "The token of run '" + run.run() + "' does not have authorization to perform '"
                            + call.operation().id()
                            + "': it reaches its own run, inputs and outputs and nothing else.");
        }
        return principal;
    }

    private static String bearer(Call call) {
        String header = call.header("Authorization").orElse("");
        if (header.isBlank()) {
            throw Fault.of(
                    401,
                    "AuthenticationFailed",
                    "Authentication failed. The 'Authorization' header is missing; 'Bearer' and an access token are"
                            + " expected in it.");
        }
        if (!header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            throw Fault.of(
                    401,
                    "AuthenticationFailedInvalidHeader",
                    "Authentication failed. The 'Authorization' header is provided in an invalid format: 'Bearer' and"
                            + " an access token are expected in it.");
        }
        return header.substring(SCHEME.length()).strip();
    }

    private String challenge(Fault refused) {
        String message = refused.getMessage().replace('"', '\'').replaceAll("\\p{Cntrl}", " ");
        return "Bearer authorization_uri=\"https://login.microsoftonline.com/" + tenant.id()
                + "\", error=\"invalid_token\", error_description=\"" + message + "\"";
    }
}
