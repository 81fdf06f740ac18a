package dev.lazurite.app.instance;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.identity.Tenant;
import dev.lazurite.platform.Json;

/** Speaks to the running instance of a data folder on its local port, signed in as its service principal. */
public final class InstanceClient {
    private static final int NOT_FOUND = 404;
    private static final int REFUSED = 300;

    private final String url;
    private final Tenant tenant;
    private final HttpClient client =
            HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();
    private String token = "";

    private InstanceClient(String url, Tenant tenant) {
        this.url = url;
        this.tenant = tenant;
    }

    /** A client of the instance that runs on {@code folder}; refuses when none does. */
    public static InstanceClient of(DataFolder folder) throws IOException {
        return ofRunning(folder)
                .orElseThrow(() ->
                        new Refusal("Nothing is running on " + folder.path() + "; 'lazurite up' starts an instance."));
    }

    /** A client of the instance that runs on {@code folder}; empty when none does. */
    public static Optional<InstanceClient> ofRunning(DataFolder folder) throws IOException {
        Optional<InstanceRecord> record = Probe.find(folder);
        if (record.isEmpty()) {
            return Optional.empty();
        }
        Tenant tenant = Tenant.read(folder.path().resolve(Tenant.FILE));
        return Optional.of(new InstanceClient(record.get().url(), tenant));
    }

    /** Who the instance is. */
    public Tenant tenant() {
        return tenant;
    }

    public ObjectNode get(String path) throws IOException, InterruptedException {
        return find(path).orElseThrow(() -> new Refusal("GET " + path + " found nothing."));
    }

    /** What is at {@code path}; empty where the instance says 404. */
    public Optional<ObjectNode> find(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request(path).GET().build());
        return answer.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(body(path, answer));
    }

    public ObjectNode post(String path, ObjectNode body) throws IOException, InterruptedException {
        return body(
                path,
                send(request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)))
                        .build()));
    }

    private HttpRequest.Builder request(String path) throws IOException, InterruptedException {
        return HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", "Bearer " + token());
    }

    private String token() throws IOException, InterruptedException {
        if (token.isEmpty()) {
            String form = "grant_type=client_credentials&client_id=" + encode(tenant.clientId()) + "&client_secret="
                    + encode(tenant.clientSecret()) + "&scope=" + encode("https://management.azure.com/.default");
            String path = "/login/" + tenant.id() + "/oauth2/v2.0/token";
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form))
                    .build();
            token = Json.text(body(path, send(request)), "access_token", "");
        }
        return token;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static ObjectNode body(String path, HttpResponse<String> answer) {
        if (answer.statusCode() >= REFUSED) {
            throw new Refusal(path + " was refused with " + answer.statusCode() + ": " + answer.body());
        }
        return Json.parse(answer.body());
    }
}
