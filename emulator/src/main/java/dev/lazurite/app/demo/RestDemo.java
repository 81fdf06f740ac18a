package dev.lazurite.app.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.app.instance.InstanceRecord;
import dev.lazurite.app.instance.Refusal;
import dev.lazurite.platform.Ids;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.Pause;

/** The Java half of the quickstart without any Azure client: a dozen requests on the local port. */
final class RestDemo {
    private static final String VERSION = "?api-version=2024-10-01";
    private static final String STORAGE_VERSION = "2023-11-03";
    private static final Set<String> OVER = Set.of("Completed", "Failed", "Canceled");
    private static final Duration ROUND = Duration.ofMillis(500);

    private final String url;
    private final Map<String, String> variables;
    private final Consumer<String> say;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String job;

    RestDemo(InstanceRecord instance, Map<String, String> variables, Consumer<String> say) {
        this.url = instance.url();
        this.variables = variables;
        this.say = say;
        this.job = "java-" + Ids.random().hex(8);
    }

    /** Trains on {@code data} in a job, prints its log and its metrics, and returns the exit code. */
    int run(Path data) throws IOException, InterruptedException {
        String management = token("https://management.azure.com/.default");
        String storage = token("https://storage.azure.com/.default");
        String workspace = "/subscriptions/" + variables.get("AZURE_SUBSCRIPTION_ID") + "/resourceGroups/"
                + variables.get("AZURE_RESOURCE_GROUP") + "/providers/Microsoft.MachineLearningServices/workspaces/"
                + variables.get("AZUREML_WORKSPACE_NAME");
        say.accept("\n== a compute cluster and the data");
        send(management, "PUT", "/arm" + workspace + "/computes/cpu" + VERSION, compute());
        upload(storage, data, container(management, workspace, "workspaceblobstore"));
        say.accept("\n== a job in Java: Tribuo");
        String path = "/arm" + workspace + "/jobs/" + job + VERSION;
        send(management, "PUT", path, command());
        String log = container(management, workspace, "workspaceartifactstore") + "/ExperimentRun/dcid." + job
                + "/user_logs/std_log.txt";
        String status;
        int shown = 0;
        do {
            status = send(management, "GET", path, Json.object())
                    .path("properties")
                    .path("status")
                    .asText();
            shown = follow(storage, log, shown);
        } while (!OVER.contains(status) && Pause.of(ROUND));
        if (!status.equals("Completed")) {
            say.accept("job " + job + " is " + status);
            return 1;
        }
        say.accept("\n== its metrics, from MLflow");
        JsonNode run = send(
                management,
                "GET",
                "/api/eastus/mlflow/v2.0" + workspace + "/api/2.0/mlflow/runs/get?run_id=" + job,
                Json.object());
        for (JsonNode metric : run.path("run").path("data").path("metrics")) {
            say.accept("%-16s%10.4f"
                    .formatted(metric.path("key").asText(), metric.path("value").asDouble()));
        }
        return 0;
    }

    /** Prints what the log has beyond {@code shown} characters, and returns how many it has now. */
    private int follow(String token, String log, int shown) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + log))
                .header("Authorization", "Bearer " + token)
                .header("x-ms-version", STORAGE_VERSION)
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        int end = answer.statusCode() == 200 ? answer.body().lastIndexOf('\n') : -1;
        if (end < shown) {
            return shown;
        }
        say.accept(answer.body().substring(shown, end));
        return end + 1;
    }

    private String container(String token, String workspace, String datastore)
            throws IOException, InterruptedException {
        JsonNode store = send(token, "GET", "/arm" + workspace + "/datastores/" + datastore + VERSION, Json.object())
                .path("properties");
        return "/blob/" + store.path("accountName").asText() + "/"
                + store.path("containerName").asText();
    }

    private String token(String scope) throws IOException, InterruptedException {
        String form = "grant_type=client_credentials&client_id=" + encode("AZURE_CLIENT_ID") + "&client_secret="
                + encode("AZURE_CLIENT_SECRET") + "&scope=" + URLEncoder.encode(scope, StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(url + "/login/" + variables.get("AZURE_TENANT_ID") + "/oauth2/v2.0/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return Json.parse(send(request)).path("access_token").asText();
    }

    private String encode(String variable) {
        return URLEncoder.encode(variables.get(variable), StandardCharsets.UTF_8);
    }

    private void upload(String token, Path data, String container) throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(URI.create(url + container + "/quickstart/flowers.csv"))
                .header("Authorization", "Bearer " + token)
                .header("x-ms-version", STORAGE_VERSION)
                .header("x-ms-blob-type", "BlockBlob")
                .PUT(HttpRequest.BodyPublishers.ofFile(data))
                .build());
    }

    private static ObjectNode compute() {
        ObjectNode body = Json.object().put("location", "eastus");
        ObjectNode properties = body.putObject("properties").put("computeType", "AmlCompute");
        properties
                .putObject("properties")
                .put("vmSize", "Standard_DS3_v2")
                .putObject("scaleSettings")
                .put("minNodeCount", 0)
                .put("maxNodeCount", 2);
        return body;
    }

    private static ObjectNode command() {
        ObjectNode body = Json.object();
        ObjectNode properties = body.putObject("properties")
                .put("jobType", "Command")
                .put("displayName", "lazurite-train")
                .put("experimentName", "quickstart")
                .put("environmentId", "azureml:lazurite-trainer@latest")
                .put("computeId", "cpu")
                .put(
                        "command",
                        "lazurite-train fit --learner logistic-sgd --data ${{inputs.flowers}} --target kind --out"
                                + " ${{outputs.model}}");
        properties
                .putObject("inputs")
                .putObject("flowers")
                .put("jobInputType", "uri_file")
                .put("uri", "azureml://datastores/workspaceblobstore/paths/quickstart/flowers.csv");
        properties.putObject("outputs").putObject("model").put("jobOutputType", "uri_folder");
        return body;
    }

    private JsonNode send(String token, String method, String path, ObjectNode body)
            throws IOException, InterruptedException {
        HttpRequest.BodyPublisher content = method.equals("GET")
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(Json.write(body));
        return Json.parse(send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, content)
                .build()));
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new Refusal(request.method() + " " + request.uri().getPath() + " was refused with "
                    + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }
}
