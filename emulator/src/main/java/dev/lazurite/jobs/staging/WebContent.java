package dev.lazurite.jobs.staging;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Content of public web addresses, fetched over the user's own network. */
@FunctionalInterface
public interface WebContent {
    /** Opens an address; the caller closes it. A missing page is an {@link IOException} that says so. */
    InputStream open(URI uri) throws IOException;

    /** For an instance that may not use the network. */
    static WebContent offline() {
        return uri -> {
            throw new IOException("the emulator runs with --offline and fetches nothing from '" + uri.getHost() + "'");
        };
    }

    static WebContent overHttp() {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(Duration.ofSeconds(20))
                .build();
        return uri -> {
            try {
                HttpResponse<InputStream> answer =
                        client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofInputStream());
                if (answer.statusCode() != 200) {
                    answer.body().close();
                    throw new IOException("'" + uri + "' answered with status " + answer.statusCode());
                }
                return answer.body();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IOException("fetching '" + uri + "' was interrupted", stopped);
            }
        };
    }
}
