package dev.lazurite.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;

/**
 * Signs the service principal in: the OAuth grant {@code client_credentials} with a secret, for a scope (version 2.0) or a
 * resource (version 1.0). Claims that a client asks for, such as {@code az}'s {@code xms_cc}, change nothing here.
 */
final class TokenEndpoint {
    private static final String DEFAULT = "/.default";
    private static final Set<String> OPEN_ID = Set.of("openid", "profile", "email", "offline_access");

    /** What tokens are given for; whether a surface accepts one is the surface's own say. */
    private static final List<Pattern> RESOURCES = List.of(
            Pattern.compile(
                    "https://[a-z0-9.-]+\\.(azure\\.com|azure\\.net|windows\\.net|azureml\\.ms|azurecr\\.io)/*"),
            Pattern.compile("https://graph\\.microsoft\\.com/*"));

    private final Tenant tenant;
    private final SignedTokens tokens;
    private final Clock clock;

    TokenEndpoint(Tenant tenant, SignedTokens tokens, Clock clock) {
        this.tenant = tenant;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** {@code /{tenant}/oauth2/v2.0/token}. */
    Answer second(Call call) throws IOException {
        Form form = signedIn(call);
        String audience = audience(form.required("scope"));
        ObjectNode body = Json.object()
                .put("token_type", "Bearer")
                .put("expires_in", SignedTokens.ACCESS.toSeconds())
                .put("ext_expires_in", SignedTokens.ACCESS.toSeconds());
        return answer(body.put("access_token", tokens.forApplication(audience).value()));
    }

    /** {@code /{tenant}/oauth2/token}, whose numbers are texts. */
    Answer first(Call call) throws IOException {
        Form form = signedIn(call);
        String resource = form.required("resource");
        known(resource);
        Tokens.Token token = tokens.forApplication(resource);
        Instant now = clock.instant();
        String seconds = Long.toString(SignedTokens.ACCESS.toSeconds());
        ObjectNode body = Json.object()
                .put("token_type", "Bearer")
                .put("expires_in", seconds)
                .put("ext_expires_in", seconds)
                .put("expires_on", Long.toString(token.expires().getEpochSecond()))
                .put("not_before", Long.toString(now.getEpochSecond()))
                .put("resource", resource);
        return answer(body.put("access_token", token.value()));
    }

    private static Answer answer(ObjectNode body) {
        return Answer.ok(body).header("Cache-Control", "no-store").header("Pragma", "no-cache");
    }

    private Form signedIn(Call call) throws IOException {
        Authority authority = Authority.of(call, tenant);
        Form form = Form.of(call);
        String grant = form.required("grant_type");
        if (!grant.equals("client_credentials")) {
            throw EntraError.UNSUPPORTED_GRANT.fault(grant);
        }
        if (authority.any()) {
            throw EntraError.NO_TENANT.fault(authority.name());
        }
        String client = form.required("client_id");
        if (!client.toLowerCase(Locale.ROOT).equals(tenant.clientId())) {
            throw EntraError.UNKNOWN_APPLICATION.fault(client, tenant.id());
        }
        if (form.value("client_assertion").isPresent()) {
            throw Fault.notEmulated("Signing in with a client assertion is not emulated; use the client secret.");
        }
        String secret = form.value("client_secret").orElseThrow(EntraError.MISSING_SECRET::fault);
        if (!MessageDigest.isEqual(
                secret.getBytes(StandardCharsets.UTF_8), tenant.clientSecret().getBytes(StandardCharsets.UTF_8))) {
            throw EntraError.INVALID_SECRET.fault(client);
        }
        return form;
    }

    /** The audience that a scope means: all before {@code /.default} to the letter, be it with a last slash. */
    private String audience(String scope) {
        List<String> resources = Arrays.stream(scope.strip().split(" +"))
                .filter(said -> !OPEN_ID.contains(said))
                .toList();
        if (resources.size() != 1 || !resources.get(0).endsWith(DEFAULT)) {
            throw EntraError.INVALID_SCOPE.fault(scope);
        }
        String resource = resources.get(0);
        String audience = resource.substring(0, resource.length() - DEFAULT.length());
        known(audience);
        return audience;
    }

    private void known(String resource) {
        if (RESOURCES.stream().noneMatch(known -> known.matcher(resource).matches())) {
            throw EntraError.UNKNOWN_RESOURCE.fault(resource, tenant.id());
        }
    }
}
