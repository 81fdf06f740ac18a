package dev.lazurite.jobs.staging;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** Web content by HTTP. The client, with the trust store that it loads, is made for the first address. */
final class HttpContent implements WebContent {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(20);

    private final AtomicReference<HttpClient> client = new AtomicReference<>();

    @Override
    public InputStream open(URI uri) throws IOException {
        try {
            HttpResponse<InputStream> answer =
                    client().send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                answer.body().close();
                throw new IOException("'" + uri + "' answered with status " + answer.statusCode());
            }
            return answer.body();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("fetching '" + uri + "' was interrupted", stopped);
        }
    }

    private HttpClient client() {
        return client.updateAndGet(made -> made != null
                ? made
                : HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .connectTimeout(CONNECT_TIMEOUT)
                        .build());
    }
}
