package dev.lazurite.tracking.mlflow;

import java.io.IOException;
import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.TestInstance;
import dev.lazurite.platform.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MlflowTest {
    private static TestInstance instance;
    private static MlflowClient client;

    @BeforeAll
    static void start() throws IOException {
        instance = TestInstance.start();
        client = new MlflowClient(instance, instance.token("https://management.azure.com"));
    }

    @AfterAll
    static void stop() throws IOException {
        instance.close();
    }

    @Test
    void a_run_comes_back_with_what_was_logged() throws Exception {
        String experiment = client.experiment("logged");
        String run = client.run(experiment);
        client.post("runs/log-metric", entry(run, "\"loss\",\"value\":0.5,\"timestamp\":7,\"step\":1"));
        client.post("runs/log-metric", entry(run, "\"bad\",\"value\":\"NaN\",\"timestamp\":\"7\""));
        client.post("runs/log-parameter", entry(run, "\"lr\",\"value\":\"0.1\""));
        client.post("runs/set-tag", entry(run, "\"mlflow.runName\",\"value\":\"renamed\""));
        client.post("runs/update", "{\"run_id\":\"" + run + "\",\"status\":\"FINISHED\",\"end_time\":99}");
        JsonNode found = client.get("runs/get?run_id=" + run).path("run");
        assertThat(found.at("/info/status").asText()).isEqualTo("FINISHED");
        assertThat(found.at("/info/end_time").asLong()).isEqualTo(99);
        assertThat(found.at("/info/run_name").asText()).isEqualTo("renamed");
        assertThat(found.at("/info/experiment_id").asText()).isEqualTo(experiment);
        assertThat(found.at("/data/params/0"))
                .isEqualTo(Json.object().put("key", "lr").put("value", "0.1"));
        assertThat(found.at("/data/metrics/0/value").asText()).isEqualTo("NaN");
        assertThat(found.at("/data/metrics/1/step").asLong()).isEqualTo(1);
    }

    private static String entry(String run, String rest) {
        return "{\"run_id\":\"" + run + "\",\"key\":" + rest + "}";
    }

    @Test
    void an_experiment_that_is_not_there_is_404_by_name_and_0_is_the_default_one() throws Exception {
        HttpResponse<String> answer =
                client.send("GET", client.base() + "mlflow/experiments/get-by-name?experiment_name=nothing", "");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("RESOURCE_DOES_NOT_EXIST");
        assertThat(client.get("experiments/get?experiment_id=0")
                        .at("/experiment/name")
                        .asText())
                .isEqualTo("Default");
    }

    @Test
    void an_experiment_of_the_same_name_is_refused() throws Exception {
        client.experiment("once");
        assertThat(client.refused("experiments/create", "{\"name\":\"once\"}"))
                .isEqualTo("400 RESOURCE_ALREADY_EXISTS Experiment 'once' already exists.");
    }

    @Test
    void deleted_experiments_are_found_only_when_asked_for() throws Exception {
        String id = client.experiment("short-lived");
        client.post("experiments/delete", "{\"experiment_id\":\"" + id + "\"}");
        String filter = "\"filter\":\"name = 'short-lived'\"";
        assertThat(client.post("experiments/search", "{" + filter + "}").path("experiments"))
                .isEmpty();
        assertThat(client.post("experiments/search", "{\"view_type\":\"DELETED_ONLY\"," + filter + "}")
                        .at("/experiments/0/lifecycle_stage")
                        .asText())
                .isEqualTo("deleted");
    }

    @Test
    void an_endpoint_that_mlflow_has_and_this_has_not_is_404_endpoint_not_found() throws Exception {
        assertThat(client.refused("gateway/routes", "{}")).startsWith("404 ENDPOINT_NOT_FOUND");
        HttpResponse<String> traces =
                client.send("POST", client.base().replace("/2.0/", "/3.0/") + "mlflow/traces", "{}");
        assertThat(traces.body()).contains("ENDPOINT_NOT_FOUND");
    }

    @Test
    void a_missing_parameter_and_a_wrong_type_are_named() throws Exception {
        assertThat(client.refused("runs/log-metric", "{\"key\":\"a\"}"))
                .startsWith("400 INVALID_PARAMETER_VALUE Missing value for required parameter 'run_id'.");
        assertThat(client.refused("experiments/create", "{\"name\":5}"))
                .startsWith("400 INVALID_PARAMETER_VALUE Invalid value 5 for parameter 'name' supplied");
        assertThat(client.refused("experiments/create", "{\"name\":"))
                .startsWith("400 INVALID_PARAMETER_VALUE The request content was invalid");
    }

    @Test
    void a_batch_over_its_limits_is_refused_with_the_limit() throws Exception {
        String run = client.run(client.experiment("limits"));
        assertThat(client.refused("runs/log-batch", metrics(run, 1001, 10)))
                .isEqualTo(
                        "400 INVALID_PARAMETER_VALUE A batch logging request can contain at most 1000 metrics. Got 1001"
                                + " metrics. Please split up metrics across multiple requests and try again.");
        assertThat(client.refused("runs/log-batch", metrics(run, 699, 1)))
                .contains("FieldName=MetricV2Dto.Value/Count, Limit=250, Size=699");
        client.post("runs/log-batch", metrics(run, 1000, 4));
        JsonNode page = client.get("metrics/get-history?run_id=" + run + "&metric_key=m1&max_results=200");
        assertThat(page.path("metrics")).hasSize(200);
        JsonNode rest = client.get("metrics/get-history?run_id=" + run + "&metric_key=m1&page_token="
                + page.path("next_page_token").asText());
        assertThat(rest.path("metrics")).hasSize(50);
        assertThat(rest.has("next_page_token")).isFalse();
        assertThat(rest.at("/metrics/49/step").asInt()).isEqualTo(997);
    }

    private static String metrics(String run, int count, int names) {
        ObjectNode body = Json.object().put("run_id", run);
        ArrayNode metrics = body.putArray("metrics");
        for (int i = 0; i < count; i++) {
            metrics.addObject()
                    .put("key", "m" + i % names)
                    .put("value", i)
                    .put("timestamp", i)
                    .put("step", i);
        }
        return Json.write(body);
    }

    @Test
    void a_malformed_token_is_401_in_mlflow_s_shape() throws Exception {
        HttpResponse<String> answer = instance.send(
                "GET", client.base() + "mlflow/experiments/get?experiment_id=0", "", "Authorization", "Bearer no");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Json.parse(answer.body()).path("error_code").asText()).isEqualTo("UNAUTHENTICATED");
    }
}
