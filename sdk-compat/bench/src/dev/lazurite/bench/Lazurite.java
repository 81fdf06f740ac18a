package dev.lazurite.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Lazurite as its users start it, on a data folder of its own, and the facts that its clients go by. */
final class Lazurite {
    static final String ARM_HOST = "management.azure.com";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;
    private final Path data;

    Lazurite(Path root, Path data) {
        this.root = root;
        this.data = data;
    }

    Path data() {
        return data;
    }

    Server start() throws IOException {
        int port = Server.freePort();
        String launcher = root.resolve("lazurite").toString();
        List<String> command = List.of(launcher, "up", "--data", data.toString(), "--port", Integer.toString(port));
        return Server.start(port, data.resolveSibling(data.getFileName() + ".log"), command);
    }

    /** Waits until the instance answers anybody. */
    static double answering(Server server) throws InterruptedException {
        return server.untilAnswered(Request.of("GET", "localhost", "/healthz", Map.of(), Request.EMPTY));
    }

    private JsonNode credentials() throws IOException {
        return JSON.readTree(data.resolve("credentials.json").toFile());
    }

    String subscription() throws IOException {
        return "/subscriptions/" + credentials().path("subscriptionId").asText();
    }

    String workspace() throws IOException {
        return subscription()
                + "/resourceGroups/lazurite/providers/Microsoft.MachineLearningServices/workspaces/lazurite";
    }

    /** Signs in as the instance's service principal, for ARM and all that takes its audience. */
    String token(int port) throws IOException {
        JsonNode who = credentials();
        String form = "grant_type=client_credentials&client_id=" + who.path("clientId").asText() + "&client_secret="
                + who.path("clientSecret").asText() + "&scope="
                + URLEncoder.encode("https://management.azure.com/.default", StandardCharsets.UTF_8);
        String path = "/login/" + who.path("tenantId").asText() + "/oauth2/v2.0/token";
        Map<String, String> headers = Map.of("Content-Type", "application/x-www-form-urlencoded");
        return call(port, Request.of("POST", "localhost", path, headers, form.getBytes(StandardCharsets.UTF_8)))
                .path("access_token")
                .asText();
    }

    static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json");
    }

    /** A request with a JSON body, or none where it is empty. */
    static Request request(String token, String method, String path, String body) {
        return Request.of(method, "localhost", path, bearer(token), body.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends one request on the plain port; anything but success ends the run. */
    static JsonNode call(int port, Request request) throws IOException {
        try (Connection connection = Connection.plain(port)) {
            Connection.Answer answer = connection.send(request);
            if (answer.status() / 100 != 2) {
                throw new IOException("answered " + answer);
            }
            return answer.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(answer.body());
        }
    }

    static JsonNode json(String text) throws IOException {
        return JSON.readTree(text);
    }

    /** TLS that trusts this instance's authority and nobody else. */
    SSLContext trusting() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream pem = Files.newInputStream(data.resolve("ca/ca.pem"))) {
            int number = 0;
            for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("ca-" + number++, each);
            }
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return tls;
    }
}
