package dev.lazurite.identity;

import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lazurite.TestInstance;
import dev.lazurite.platform.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BearerAuthenticationTest {
    private static final String ARM = "https://management.azure.com";
    private static TestInstance instance;

    @BeforeAll
    static void start() throws Exception {
        instance = TestInstance.start();
    }

    @AfterAll
    static void stop() throws Exception {
        instance.close();
    }

    private static HttpResponse<String> subscriptions(String... headers) throws Exception {
        return instance.https("GET", ARM + "/subscriptions?api-version=2022-12-01", "", headers);
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(Json.parse(answer.body()).at("/error/code").asText()).isEqualTo(code);
        if (status == 401) {
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                    .startsWith("Bearer authorization_uri=\"https://login.microsoftonline.com/"
                            + instance.wiring().tenant().id());
        }
    }

    @Test
    void either_management_audience_opens_the_resource_manager() throws Exception {
        for (String audience : new String[] {ARM, "https://management.core.windows.net/"}) {
            HttpResponse<String> answer = subscriptions("Authorization", "bearer " + instance.token(audience));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }

    @Test
    void no_token_another_scheme_and_a_wrong_token_are_401_and_say_why() throws Exception {
        assertRefused(subscriptions(), 401, "AuthenticationFailed");
        assertRefused(subscriptions("Authorization", "Basic eDp5"), 401, "AuthenticationFailedInvalidHeader");
        assertRefused(subscriptions("Authorization", "Bearer a.b.c"), 401, "InvalidAuthenticationToken");
        assertRefused(
                subscriptions("Authorization", "Bearer " + instance.token("https://ml.azure.com")),
                401,
                "InvalidAuthenticationTokenAudience");
    }

    @Test
    void a_run_token_does_not_open_what_is_not_declared_open_to_runs() throws Exception {
        RunIdentity run = new RunIdentity("job_1", "/subscriptions/s", "e");
        String token = instance.wiring().tokens().forRun(run).value();
        assertRefused(subscriptions("Authorization", "Bearer " + token), 403, "AuthorizationFailed");
    }

    @Test
    void the_clouds_endpoints_are_public_and_change_shape_with_the_version() throws Exception {
        HttpResponse<String> one = instance.https("GET", ARM + "/metadata/endpoints?api-version=2022-09-01", "");
        JsonNode cloud = Json.parse(one.body());
        assertThat(cloud.at("/authentication/loginEndpoint").asText()).isEqualTo("https://login.microsoftonline.com");
        assertThat(cloud.at("/suffixes/storage").asText()).isEqualTo("core.windows.net");
        HttpResponse<String> many = instance.https("GET", ARM + "/metadata/endpoints?api-version=2019-05-01", "");
        assertThat(many.body()).startsWith("[{").contains("AzureCloud");
        String root = "http://localhost:" + instance.wiring().port();
        HttpResponse<String> local = instance.send("GET", "/arm/metadata/endpoints?api-version=2022-09-01", "");
        assertThat(Json.parse(local.body()).path("resourceManager").asText()).isEqualTo(root + "/arm/");
    }
}
