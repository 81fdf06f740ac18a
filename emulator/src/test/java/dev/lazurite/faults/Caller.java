package dev.lazurite.faults;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.app.client.ClientFacts;
import dev.lazurite.identity.Tenant;
import dev.lazurite.platform.Json;

/** A client of an instance in another process, signed in with the secret that its data folder holds. */
final class Caller {
    /** Longer than any call should take, and shorter than a test run that hangs. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;
    private final Tenant tenant;
    private final String management;
    private final String storage;
    private final String account;

    Caller(int port, Path data) throws IOException, InterruptedException {
        address = "http://localhost:" + port;
        tenant = Tenant.read(data.resolve(Tenant.FILE));
        management = signIn("https://management.azure.com/.default");
        storage = signIn("https://storage.azure.com/.default");
        String id = Json.parse(text(arm("GET", workspace(), "")))
                .at("/properties/storageAccount")
                .asText();
        account = id.substring(id.lastIndexOf('/') + 1);
    }

    private String signIn(String scope) throws IOException, InterruptedException {
        String form = "grant_type=client_credentials&client_id=" + tenant.clientId() + "&client_secret="
                + tenant.clientSecret() + "&scope=" + URLEncoder.encode(scope, StandardCharsets.UTF_8);
        HttpResponse<byte[]> answer = send(
                "POST",
                "/login/" + tenant.id() + "/oauth2/v2.0/token",
                form.getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-www-form-urlencoded");
        return Json.parse(text(answer)).path("access_token").asText();
    }

    String subscription() {
        return "/subscriptions/" + tenant.subscription();
    }

    /** The ARM id of the workspace that is there from the start. */
    String workspace() {
        return subscription() + "/resourceGroups/" + ClientFacts.RESOURCE_GROUP
                + "/providers/Microsoft.MachineLearningServices/workspaces/" + ClientFacts.WORKSPACE;
    }

    /** A call of the resource manager about an id. */
    HttpResponse<byte[]> arm(String method, String id, String body) throws IOException, InterruptedException {
        String version = (id.contains("?") ? "&" : "?")
                + (id.contains("MachineLearning") ? "api-version=2023-04-01" : "api-version=2021-04-01");
        return send(
                method,
                (id.startsWith("/arm/") ? "" : "/arm") + id + (id.contains("api-version=") ? "" : version),
                body.getBytes(StandardCharsets.UTF_8),
                "Authorization",
                "Bearer " + management);
    }

    /** A call of MLflow, such as {@code runs/log-batch}. */
    HttpResponse<byte[]> mlflow(String method, String operation, String body) throws IOException, InterruptedException {
        return send(
                method,
                "/api/eastus/mlflow/v2.0" + workspace() + "/api/2.0/mlflow/" + operation,
                body.getBytes(StandardCharsets.UTF_8),
                "Authorization",
                "Bearer " + management);
    }

    /** A call of the run history of the workspace, such as {@code history/v1.0 ... /runs/...}. */
    HttpResponse<byte[]> history(String method, String path) throws IOException, InterruptedException {
        return send(
                method,
                "/api/eastus/history/v1.0" + workspace() + path,
                new byte[0],
                "Authorization",
                "Bearer " + management);
    }

    /** A call of the instance itself, such as {@code /clock/advance}. */
    HttpResponse<byte[]> instance(String method, String path, String body) throws IOException, InterruptedException {
        return send(method, path, body.getBytes(StandardCharsets.UTF_8), "Authorization", "Bearer " + management);
    }

    /** A call about a container or blob of the workspace's account. */
    HttpResponse<byte[]> blob(String method, String path, byte[] body, String... headers)
            throws IOException, InterruptedException {
        String[] all = Arrays.copyOf(headers, headers.length + 4);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = "Bearer " + storage;
        all[headers.length + 2] = "x-ms-version";
        all[headers.length + 3] = "2021-08-06";
        return send(method, "/blob/" + account + path, body, all);
    }

    /** Any call as it is. */
    HttpResponse<byte[]> send(String method, String path, byte[] body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** The path and query of an address that the server gave. */
    static String local(String url) {
        URI uri = URI.create(url);
        return uri.getRawPath() + "?" + uri.getRawQuery();
    }

    /** The body of an answer that has to be a success, as text. */
    static String text(HttpResponse<byte[]> answer) {
        return new String(ok(answer), StandardCharsets.UTF_8);
    }

    /** The body of an answer that has to be a success, as JSON. */
    static ObjectNode json(HttpResponse<byte[]> answer) {
        return Json.parse(text(answer));
    }

    /** The body of an answer that has to be a success. */
    static byte[] ok(HttpResponse<byte[]> answer) {
        if (answer.statusCode() >= 300) {
            throw new AssertionError(answer.request().method() + " " + answer.uri() + ": " + answer.statusCode() + " "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer.body();
    }
}
