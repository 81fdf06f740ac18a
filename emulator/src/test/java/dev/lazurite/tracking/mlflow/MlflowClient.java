package dev.lazurite.tracking.mlflow;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.TestInstance;
import dev.lazurite.app.client.ClientFacts;
import dev.lazurite.platform.Json;

import static org.assertj.core.api.Assertions.assertThat;

/** A caller of MLflow's REST interface in one workspace of a test instance. */
public final class MlflowClient {
    private final TestInstance instance;
    private final String token;

    public MlflowClient(TestInstance instance, String token) {
        this.instance = instance;
        this.token = token;
    }

    /** The path of the workspace that an instance has from the start. */
    public static String workspace(TestInstance instance) {
        return "/subscriptions/" + instance.wiring().tenant().subscription() + "/resourceGroups/"
                + ClientFacts.RESOURCE_GROUP + "/providers/Microsoft.MachineLearningServices/workspaces/"
                + ClientFacts.WORKSPACE;
    }

    /** The path up to {@code /api/2.0/}. */
    public String base() {
        return "/api/eastus/mlflow/v2.0" + workspace(instance) + "/api/2.0/";
    }

    public HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        return instance.send(method, path, body, "Authorization", "Bearer " + token);
    }

    /** Posts to {@code /api/2.0/mlflow/...} and expects 200. */
    public JsonNode post(String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = send("POST", base() + "mlflow/" + path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.parse(answer.body());
    }

    public JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = send("GET", base() + "mlflow/" + path, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.parse(answer.body());
    }

    /** Posts, expects to be refused, and returns status, code and message. */
    public String refused(String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = send("POST", base() + "mlflow/" + path, body);
        JsonNode fault = Json.parse(answer.body());
        return answer.statusCode() + " " + fault.path("error_code").asText() + " "
                + fault.path("message").asText();
    }

    public String experiment(String name) throws IOException, InterruptedException {
        return post("experiments/create", "{\"name\":\"" + name + "\"}")
                .path("experiment_id")
                .asText();
    }

    public String run(String experiment) throws IOException, InterruptedException {
        return post("runs/create", "{\"experiment_id\":\"" + experiment + "\"}")
                .at("/run/info/run_id")
                .asText();
    }

    /** The ids of the runs that a search finds, in its order. */
    public List<String> search(String experiment, String filter, String... order)
            throws IOException, InterruptedException {
        ObjectNode body = Json.object().put("filter", filter);
        body.putArray("experiment_ids").add(experiment);
        List.of(order).forEach(body.withArray("order_by")::add);
        return post("runs/search", Json.write(body)).path("runs").findValuesAsText("run_id");
    }
}
