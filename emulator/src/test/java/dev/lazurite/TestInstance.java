package dev.lazurite;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;

import dev.lazurite.app.Settings;
import dev.lazurite.app.Wiring;
import dev.lazurite.platform.Ids;

/** A whole instance on a free port with a data folder of its own. */
public final class TestInstance implements AutoCloseable {
    private final Path data;
    private final Clock clock;
    private Wiring wiring;
    private final HttpClient client = HttpClient.newHttpClient();

    private TestInstance(Path data, Clock clock) throws IOException {
        this.data = data;
        this.clock = clock;
        this.wiring = begin();
    }

    private Wiring begin() throws IOException {
        return new Wiring(new Settings(data, "127.0.0.1", 0, true), clock, Ids.random());
    }

    /** Ends the instance and starts another with the same data folder, on another port. */
    public void restart() throws IOException {
        wiring.close();
        wiring = begin();
    }

    public static TestInstance start() throws IOException {
        return start(Clock.systemUTC());
    }

    /** An instance whose time is what {@code clock} says. */
    public static TestInstance start(Clock clock) throws IOException {
        return new TestInstance(Files.createTempDirectory("lazurite-test"), clock);
    }

    public Wiring wiring() {
        return wiring;
    }

    /** Sends a request to {@code path} of the plain local port and returns the answer with its body as text. */
    public HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + wiring.port() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a request to an address of Azure, through the instance as a proxy and with trust in its CA alone. */
    public HttpResponse<String> https(String method, String url, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url)).method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return proxied().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** A client that uses the instance as its proxy and trusts its CA alone. */
    public HttpClient proxied() {
        return ProxiedClient.of(wiring.port(), wiring.ca().root());
    }

    /** An access token of the service principal for {@code audience}. */
    public String token(String audience) {
        return wiring.tokens().forApplication(audience).value();
    }

    /** Sends a request to {@code path} as the service principal, with a token for the resource manager. */
    public HttpResponse<String> arm(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        String[] more = Arrays.copyOf(headers, headers.length + 2);
        more[headers.length] = "Authorization";
        more[headers.length + 1] = "Bearer " + token("https://management.azure.com");
        return send(method, path, body, more);
    }

    @Override
    public void close() throws IOException {
        wiring.close();
        try (Stream<Path> paths = Files.walk(data)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
