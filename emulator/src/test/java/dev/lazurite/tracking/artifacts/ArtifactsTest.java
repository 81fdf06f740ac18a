package dev.lazurite.tracking.artifacts;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lazurite.FakeClock;
import dev.lazurite.TestInstance;
import dev.lazurite.platform.Json;
import dev.lazurite.tracking.mlflow.MlflowClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ArtifactsTest {
    private static final FakeClock CLOCK = new FakeClock(Instant.parse("2026-11-24T08:00:00Z"));
    private static TestInstance instance;
    private static MlflowClient client;
    private static String experiment;
    private static String run;

    @BeforeAll
    static void start() throws Exception {
        instance = TestInstance.start(CLOCK);
        signIn();
        experiment = client.experiment("with artifacts");
        run = client.run(experiment);
    }

    /** The clock moves on between tests, and tokens end. */
    private static void signIn() {
        client = new MlflowClient(instance, instance.token("https://management.azure.com"));
    }

    @AfterAll
    static void stop() throws IOException {
        instance.close();
    }

    private static String artifactUri() throws IOException, InterruptedException {
        signIn();
        String uri = client.get("runs/get?run_id=" + run)
                .at("/run/info/artifact_uri")
                .asText();
        return URI.create(uri).getRawPath();
    }

    private static HttpResponse<String> anonymous(String method, String path, String body)
            throws IOException, InterruptedException {
        return instance.send(method, path, body);
    }

    @Test
    void a_plain_client_is_given_an_address_that_it_can_use_without_a_credential() throws Exception {
        String root = artifactUri();
        assertThat(root).contains("/cap-").endsWith("/" + experiment + "/" + run + "/artifacts");
        assertThat(anonymous("PUT", root + "/dir%20x/a.txt", "hello").statusCode())
                .isEqualTo(200);
        assertThat(anonymous("GET", root + "/dir%20x/a.txt", "").body()).isEqualTo("hello");
        String listing = root.substring(0, root.indexOf("/artifacts/")) + "/artifacts?path=" + experiment + "/" + run
                + "/artifacts/dir%20x";
        JsonNode file = Json.parse(anonymous("GET", listing, "").body()).at("/files/0");
        assertThat(file).isEqualTo(Json.parse("{\"path\":\"a.txt\",\"is_dir\":false,\"file_size\":5}"));
        assertThat(client.get("artifacts/list?run_id=" + run)
                        .at("/files/0/path")
                        .asText())
                .isEqualTo("dir x");
        assertThat(anonymous("DELETE", root + "/dir%20x/a.txt", "").statusCode())
                .isEqualTo(200);
        assertThat(anonymous("GET", root + "/dir%20x/a.txt", "").statusCode()).isEqualTo(404);
    }

    @Test
    void a_capability_that_is_altered_expired_or_of_another_run_is_403() throws Exception {
        String root = artifactUri();
        String other = client.run(experiment);
        assertThat(anonymous("GET", root.replace(run, other) + "/a", "").statusCode())
                .isEqualTo(403);
        String altered = root.replaceAll("/cap-([0-9]+)-", "/cap-9$1-");
        assertThat(anonymous("GET", altered + "/a", "").statusCode()).isEqualTo(403);
        assertThat(anonymous("GET", root.replaceAll("/cap-[^/]+", "/none") + "/a", "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(anonymous("GET", root.replaceAll("/cap-[^/]+", "") + "/a", "")
                        .statusCode())
                .isEqualTo(401);
        CLOCK.advance(Capabilities.LIFETIME.plus(Duration.ofSeconds(1)));
        assertThat(anonymous("GET", root + "/a", "").statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..%2f..%2fother", "a%2f..%2fb", "a//b", "%2e%2e/x", "a%5cb", "."})
    void a_path_that_leaves_its_run_is_400(String path) throws Exception {
        HttpResponse<String> answer = anonymous("PUT", artifactUri() + "/" + path, "x");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        HttpResponse<String> announced = client.send(
                "POST",
                history() + "/batch/metadata",
                "{\"paths\":[{\"path\":\""
                        + java.net.URLDecoder.decode(path, java.nio.charset.StandardCharsets.UTF_8)
                                .replace("\\", "\\\\")
                        + "\"}]}");
        assertThat(announced.statusCode()).as(announced.body()).isEqualTo(400);
    }

    private static String history() {
        return "/api/eastus/history/v1.0" + MlflowClient.workspace(instance) + "/experiments/" + experiment + "/runs/"
                + run + "/artifacts";
    }

    @Test
    void announced_artifacts_are_written_to_signed_addresses_and_not_made_before() throws Exception {
        signIn();
        HttpResponse<String> answer =
                client.send("POST", history() + "/batch/metadata", "{\"paths\":[{\"path\":\"m/a b.txt\"}]}");
        JsonNode content = Json.parse(answer.body()).at("/artifactContentInformation/m~1a b.txt");
        assertThat(content.path("contentUri").asText())
                .matches("https://.*\\.blob\\.core\\.windows\\.net/azureml/ExperimentRun/dcid\\." + run
                        + "/m/a%20b\\.txt\\?.*sig=.*");
        assertThat(client.send("GET", history() + "/contentinfo?path=m/a%20b.txt", "")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void azureml_clients_are_given_azure_s_own_form_and_old_ones_with_mlflow_3_an_https_address() throws Exception {
        assertThat(uriFor("mlflow-python-client/3.15.0 azureml-mlflow/1.62.0.post6"))
                .startsWith("azureml://eastus.api.azureml.ms/mlflow/v2.0/subscriptions/")
                .endsWith("/experiments/" + experiment + "/runs/" + run + "/artifacts");
        assertThat(uriFor("mlflow-python-client/2.22.5 azureml-mlflow/1.60.0")).startsWith("azureml://");
        assertThat(uriFor("mlflow-python-client/3.17.2 azureml-mlflow/1.60.0"))
                .startsWith("https://eastus.api.azureml.ms/mlflow/v2.0/subscriptions/")
                .contains("/cap-");
    }

    private static String uriFor(String agent) throws IOException, InterruptedException {
        HttpResponse<String> answer = instance.https(
                "GET",
                "https://eastus.api.azureml.ms" + client.base().substring("/api/eastus".length())
                        + "mlflow/runs/get?run_id=" + run,
                "",
                "User-Agent",
                agent,
                "Authorization",
                "Bearer " + instance.token("https://management.azure.com"));
        return Json.parse(answer.body()).at("/run/info/artifact_uri").asText();
    }

    @Test
    void a_capability_is_stripped_before_anything_is_kept() throws Exception {
        String uri = "http://x" + artifactUri();
        client.post("runs/set-tag", "{\"run_id\":\"" + run + "\",\"key\":\"where\",\"value\":\"" + uri + "\"}");
        String kept =
                client.get("runs/get?run_id=" + run).path("run").path("data").toString();
        assertThat(kept).contains("/mlflow-artifacts/artifacts").doesNotContain("cap-");
    }
}
