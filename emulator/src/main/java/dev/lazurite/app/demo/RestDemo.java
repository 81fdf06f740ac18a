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
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.app.instance.InstanceRecord;
import dev.lazurite.app.instance.Refusal;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.Pause;

/** The Java half of the quickstart without any Azure client: a dozen requests on the local port. */
final class RestDemo {
    private static final String VERSION = "?api-version=2024-10-01";
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
        this.job = "java-" + instance.id().substring(0, 8);
    }

    /** Trains on {@code data} in a job and prints its log; returns the exit code. */
    int run(Path data) throws IOException, InterruptedException {
        String management = token("https://management.azure.com/.default");
        String workspace = "/arm/subscriptions/" + variables.get("AZURE_SUBSCRIPTION_ID") + "/resourceGroups/"
                + variables.get("AZURE_RESOURCE_GROUP") + "/providers/Microsoft.MachineLearningServices/workspaces/"
                + variables.get("AZUREML_WORKSPACE_NAME");
        say.accept("\n== a compute cluster and the data");
        send(management, "PUT", workspace + "/computes/cpu" + VERSION, compute());
        JsonNode store = send(management, "GET", workspace + "/datastores/workspaceblobstore" + VERSION, Json.object())
                .path("properties");
        upload(data, store);
        say.accept("\n== a job: Tribuo in Java");
        String path = workspace + "/jobs/" + job + VERSION;
        send(management, "PUT", path, command());
        String status = "";
        while (!status.equals("Completed")) {
            String now = send(management, "GET", path, Json.object())
                    .path("properties")
                    .path("status")
                    .asText();
            if (!now.equals(status)) {
                say.accept("job " + job + ": " + now);
            }
            if (now.equals("Failed") || now.equals("Canceled") || !Pause.of(ROUND)) {
                return 1;
            }
            status = now;
        }
        return 0;
    }

    private String token(String scope) throws IOException, InterruptedException {
        String form = "grant_type=client_credentials&client_id=" + encode("AZURE_CLIENT_ID") + "&client_secret="
                + encode("AZURE_CLIENT_SECRET") + "&scope=" + URLEncoder.encode(scope, StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(url + "/login/" + variables.get("AZURE_TENANT_ID") + "/oauth2/v2.0/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return checked(request).path("access_token").asText();
    }

    private String encode(String variable) {
        return URLEncoder.encode(variables.get(variable), StandardCharsets.UTF_8);
    }

    private void upload(Path data, JsonNode store) throws IOException, InterruptedException {
        String blob = "/blob/" + store.path("accountName").asText() + "/"
                + store.path("containerName").asText() + "/quickstart/flowers.csv";
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + blob))
                .header("Authorization", "Bearer " + token("https://storage.azure.com/.default"))
                .header("x-ms-version", "2023-11-03")
                .header("x-ms-blob-type", "BlockBlob")
                .PUT(HttpRequest.BodyPublishers.ofFile(data))
                .build();
        checked(request);
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
        return checked(HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, content)
                .build());
    }

    private JsonNode checked(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new Refusal(request.method() + " " + request.uri().getPath() + " was refused with "
                    + answer.statusCode() + ": " + answer.body());
        }
        return Json.MAPPER.readTree(answer.body());
    }
}
