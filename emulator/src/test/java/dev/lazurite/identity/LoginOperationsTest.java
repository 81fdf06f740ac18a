package dev.lazurite.identity;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.lazurite.TestInstance;
import dev.lazurite.platform.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LoginOperationsTest {
    private static final String LOGIN = "https://login.microsoftonline.com/";
    private static TestInstance instance;
    private static Tenant tenant;

    @BeforeAll
    static void start() throws Exception {
        instance = TestInstance.start();
        tenant = instance.wiring().tenant();
    }

    @AfterAll
    static void stop() throws Exception {
        instance.close();
    }

    private static JsonNode get(String url) throws Exception {
        HttpResponse<String> answer = instance.https("GET", url, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.parse("{\"value\":" + answer.body() + "}").path("value");
    }

    private static HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
        String body = form.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return instance.https("POST", LOGIN + path, body, "Content-Type", "application/x-www-form-urlencoded");
    }

    private static HttpResponse<String> post(String... changes) throws Exception {
        Map<String, String> form = new TreeMap<>(Map.of(
                "grant_type", "client_credentials",
                "client_info", "1",
                "client_id", tenant.clientId(),
                "client_secret", tenant.clientSecret(),
                "scope", "https://management.azure.com/.default"));
        for (int i = 0; i < changes.length; i += 2) {
            form.put(changes[i], changes[i + 1]);
        }
        return post(tenant.id() + "/oauth2/v2.0/token", form);
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String error, int code) {
        JsonNode body = Json.parse(answer.body());
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(body.path("error").asText()).isEqualTo(error);
        assertThat(body.path("error_codes").path(0).asInt()).isEqualTo(code);
        assertThat(body.path("error_description").asText())
                .startsWith("AADSTS" + code + ": ")
                .contains("Trace ID: ", "Correlation ID: ", "Timestamp: ");
        assertThat(body.path("trace_id").asText()).hasSize(36);
        assertThat(answer.body()).doesNotContain(tenant.clientSecret());
    }

    private static String audience(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String token = Json.parse(answer.body()).path("access_token").asText();
        return SignedJWT.parse(token)
                .getJWTClaimsSet()
                .toJSONObject()
                .get("aud")
                .toString();
    }

    @Test
    void a_secret_gets_a_token_that_the_published_keys_verify() throws Exception {
        HttpResponse<String> answer = post();
        JsonNode body = Json.parse(answer.body());
        assertThat(body.path("token_type").asText()).isEqualTo("Bearer");
        assertThat(body.path("expires_in").isInt()).isTrue();
        SignedJWT token = SignedJWT.parse(body.path("access_token").asText());
        String keys = get(get(LOGIN + tenant.id() + "/v2.0/.well-known/openid-configuration")
                        .path("jwks_uri")
                        .asText())
                .toString();
        RSASSAVerifier verifier = new RSASSAVerifier(
                JWKSet.parse(keys).getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey());
        assertThat(token.verify(verifier)).isTrue();
        assertThat(keys).doesNotContain("\"d\"", "\"p\"");
    }

    @Test
    void the_audience_is_the_scope_without_its_suffix_to_the_letter() throws Exception {
        assertThat(audience(post())).isEqualTo("https://management.azure.com");
        assertThat(audience(post("scope", "https://ml.azure.com/.default"))).isEqualTo("https://ml.azure.com");
        assertThat(audience(post(
                        "scope", "https://management.core.windows.net//.default openid profile offline_access",
                        "claims", "{\"access_token\":{\"xms_cc\":{\"values\":[\"CP1\"]}}}")))
                .isEqualTo("https://management.core.windows.net/");
    }

    @Test
    void the_first_version_takes_a_resource_and_answers_numbers_as_texts() throws Exception {
        HttpResponse<String> answer = post(
                tenant.id() + "/oauth2/token",
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        tenant.clientId(),
                        "client_secret",
                        tenant.clientSecret(),
                        "resource",
                        "https://storage.azure.com/"));
        assertThat(audience(answer)).isEqualTo("https://storage.azure.com/");
        assertThat(Json.parse(answer.body()).path("expires_on").isTextual()).isTrue();
    }

    @Test
    void a_client_may_name_itself_in_a_basic_header() throws Exception {
        String pair = tenant.clientId() + ":" + tenant.clientSecret();
        HttpResponse<String> answer = instance.https(
                "POST",
                LOGIN + tenant.id() + "/oauth2/v2.0/token",
                "grant_type=client_credentials&scope=https%3A%2F%2Fml.azure.com%2F.default",
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        assertThat(audience(answer)).isEqualTo("https://ml.azure.com");
    }

    @Test
    void a_wrong_secret_is_401_with_aadsts7000215() throws Exception {
        assertRefused(post("client_secret", "wrong"), 401, "invalid_client", 7000215);
        assertRefused(post("client_secret", ""), 401, "invalid_client", 7000216);
    }

    @Test
    void an_unknown_application_or_tenant_is_400_and_named() throws Exception {
        HttpResponse<String> application = post("client_id", "00000000-0000-0000-0000-000000000001");
        assertRefused(application, 400, "unauthorized_client", 700016);
        assertThat(application.body()).contains("00000000-0000-0000-0000-000000000001");
        HttpResponse<String> unknown = post("11111111-1111-1111-1111-111111111111/oauth2/v2.0/token", Map.of("a", "b"));
        assertRefused(unknown, 400, "invalid_request", 90002);
        assertRefused(
                instance.https("GET", LOGIN + "contoso.com/v2.0/.well-known/openid-configuration", ""),
                400,
                "invalid_request",
                90002);
    }

    @Test
    void a_bad_scope_an_unknown_resource_and_a_missing_parameter_are_400() throws Exception {
        assertRefused(post("scope", "https://management.azure.com"), 400, "invalid_scope", 70011);
        assertRefused(
                post("scope", "https://ml.azure.com/.default https://storage.azure.com/.default"),
                400,
                "invalid_scope",
                70011);
        assertRefused(post("scope", "https://example.com/.default"), 400, "invalid_resource", 500011);
        assertRefused(post("scope", ""), 400, "invalid_request", 900144);
        assertRefused(post("grant_type", ""), 400, "invalid_request", 900144);
        assertRefused(post("grant_type", "password"), 400, "unsupported_grant_type", 70003);
    }

    @Test
    void discovery_names_this_tenants_endpoints() throws Exception {
        JsonNode second = get(LOGIN + tenant.id() + "/v2.0/.well-known/openid-configuration");
        assertThat(second.path("token_endpoint").asText()).isEqualTo(LOGIN + tenant.id() + "/oauth2/v2.0/token");
        assertThat(second.path("issuer").asText()).isEqualTo(LOGIN + tenant.id() + "/v2.0");
        JsonNode first = get(LOGIN + tenant.id() + "/.well-known/openid-configuration");
        assertThat(first.path("issuer").asText()).isEqualTo("https://sts.windows.net/" + tenant.id() + "/");
        JsonNode any = get(LOGIN + "organizations/v2.0/.well-known/openid-configuration");
        assertThat(any.path("issuer").asText()).isEqualTo(LOGIN + "{tenantid}/v2.0");
        assertThat(get("https://login.windows.net/common/discovery/keys").path("keys"))
                .hasSize(1);
    }

    @Test
    void on_this_machine_discovery_names_the_port() throws Exception {
        HttpResponse<String> answer =
                instance.send("GET", "/login/" + tenant.id() + "/v2.0/.well-known/openid-configuration", "");
        assertThat(Json.parse(answer.body()).path("token_endpoint").asText())
                .isEqualTo("http://localhost:" + instance.wiring().port() + "/login/" + tenant.id()
                        + "/oauth2/v2.0/token");
    }

    @Test
    void instance_discovery_knows_the_hosts_of_the_cloud_and_no_others() throws Exception {
        String ask = LOGIN + "common/discovery/instance?api-version=1.1&authorization_endpoint=";
        JsonNode document = get(ask + LOGIN + tenant.id() + "/oauth2/v2.0/authorize");
        assertThat(document.path("tenant_discovery_endpoint").asText())
                .isEqualTo(LOGIN + tenant.id() + "/v2.0/.well-known/openid-configuration");
        assertThat(document.at("/metadata/0/aliases").toString()).contains("sts.windows.net");
        assertRefused(
                instance.https("GET", ask + "https://evil.example/common/oauth2/authorize", ""),
                400,
                "invalid_instance",
                50049);
    }

    @Test
    void what_is_not_emulated_says_so() throws Exception {
        HttpResponse<String> answer = post("organizations/oauth2/v2.0/devicecode", Map.of("client_id", "x"));
        assertThat(answer.statusCode()).isEqualTo(501);
        assertThat(Json.parse(answer.body()).path("error").asText()).isEqualTo("NotEmulated");
    }
}
