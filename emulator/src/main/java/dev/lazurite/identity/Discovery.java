package dev.lazurite.identity;

import java.net.URI;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;

/** The public documents of sign-in: OpenID Connect discovery, keys, and which hosts are one cloud. */
final class Discovery {
    private static final String LOGIN = "login.microsoftonline.com";
    private static final List<String> ALIASES =
            List.of(LOGIN, "login.windows.net", "login.microsoft.com", "sts.windows.net");

    private final Tenant tenant;
    private final SignedTokens tokens;

    Discovery(Tenant tenant, SignedTokens tokens) {
        this.tenant = tenant;
        this.tokens = tokens;
    }

    /** {@code /{tenant}/v2.0/.well-known/openid-configuration}. */
    Answer second(Call call) {
        Authority authority = Authority.of(call, tenant);
        return Answer.ok(openId(authority, "/oauth2/v2.0", "/discovery/v2.0/keys")
                .put("issuer", "https://" + LOGIN + "/" + authority.inIssuer() + "/v2.0")
                .put("userinfo_endpoint", "https://graph.microsoft.com/oidc/userinfo"));
    }

    /** {@code /{tenant}/.well-known/openid-configuration}. */
    Answer first(Call call) {
        Authority authority = Authority.of(call, tenant);
        return Answer.ok(openId(authority, "/oauth2", "/discovery/keys")
                .put("issuer", "https://sts.windows.net/" + authority.inIssuer() + "/")
                .put("userinfo_endpoint", authority.at("/openid/userinfo")));
    }

    private static ObjectNode openId(Authority authority, String oauth, String keys) {
        ObjectNode document = Json.object().put("token_endpoint", authority.at(oauth + "/token"));
        document.set(
                "token_endpoint_auth_methods_supported",
                texts("client_secret_post", "private_key_jwt", "client_secret_basic"));
        document.put("jwks_uri", authority.at(keys));
        document.set("response_modes_supported", texts("query", "fragment", "form_post"));
        document.set("subject_types_supported", texts("pairwise"));
        document.set("id_token_signing_alg_values_supported", texts("RS256"));
        document.set("response_types_supported", texts("code", "id_token", "code id_token", "id_token token"));
        document.set("scopes_supported", texts("openid", "profile", "email", "offline_access"));
        document.set(
                "claims_supported",
                texts("sub", "iss", "aud", "exp", "iat", "nbf", "oid", "tid", "appid", "idtyp", "ver"));
        return document.put("request_uri_parameter_supported", false)
                .put("authorization_endpoint", authority.at(oauth + "/authorize"))
                .put("device_authorization_endpoint", authority.at(oauth + "/devicecode"))
                .put("http_logout_supported", true)
                .put("frontchannel_logout_supported", true)
                .put("end_session_endpoint", authority.at(oauth + "/logout"))
                .putNull("tenant_region_scope")
                .put("cloud_instance_name", "microsoftonline.com")
                .put("cloud_graph_host_name", "graph.windows.net")
                .put("msgraph_host", "graph.microsoft.com")
                .put("rbac_url", "https://pas.windows.net");
    }

    /** The public keys that check this tenant's tokens, at every address that either discovery names. */
    Answer keys(Call call) {
        Authority authority = Authority.of(call, tenant);
        ObjectNode set = Json.object();
        ArrayNode keys = set.putArray("keys");
        for (Object key : (List<?>) tokens.publicKeys().toJSONObject().get("keys")) {
            ObjectNode node = Json.MAPPER.valueToTree((Map<?, ?>) key);
            keys.add(node.put("issuer", "https://" + LOGIN + "/" + authority.inIssuer() + "/v2.0"));
        }
        return Answer.ok(set);
    }

    /** {@code /common/discovery/instance}: that the given authority is one of this cloud. */
    Answer instance(Call call) {
        String endpoint = call.query("authorization_endpoint")
                .orElseThrow(() -> EntraError.MISSING_PARAMETER.fault("authorization_endpoint"));
        URI uri;
        try {
            uri = URI.create(endpoint);
        } catch (IllegalArgumentException malformed) {
            throw EntraError.UNKNOWN_INSTANCE.fault(endpoint);
        }
        boolean here = endpoint.startsWith(call.base() + "/");
        if (!here && (uri.getHost() == null || !ALIASES.contains(uri.getHost()))) {
            throw EntraError.UNKNOWN_INSTANCE.fault(endpoint);
        }
        String path = here ? endpoint.substring(call.base().length()) : uri.getPath();
        String[] segments = path.split("/", -1);
        Authority authority = Authority.of(segments.length > 1 ? segments[1] : "", call.base(), tenant);
        ObjectNode document = Json.object()
                .put("tenant_discovery_endpoint", authority.at("/v2.0/.well-known/openid-configuration"))
                .put("api-version", call.query("api-version").orElse("1.1"));
        ObjectNode cloud = document.putArray("metadata").addObject();
        cloud.put("preferred_network", LOGIN).put("preferred_cache", "login.windows.net");
        cloud.set("aliases", texts(ALIASES.toArray(String[]::new)));
        return Answer.ok(document);
    }

    private static ArrayNode texts(String... values) {
        ArrayNode array = Json.array();
        for (String value : values) {
            array.add(value);
        }
        return array;
    }
}
