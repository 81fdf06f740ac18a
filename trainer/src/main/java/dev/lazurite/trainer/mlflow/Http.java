package dev.lazurite.trainer.mlflow;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Sends requests; those that a server was too busy for are sent again, three times, with growing pauses. */
final class Http {
    /** What a server answers when it has not acted on a request. */
    private static final Set<Integer> BUSY = Set.of(429, 502, 503, 504);

    private static final int TRIES = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /** An answer of any status. */
    record Answer(int status, String body) {
        boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Pause pause;

    Http(Pause pause) {
        this.pause = pause;
    }

    /** The answer to a request; {@code what} names it in errors, where the address may not be shown. */
    Answer send(String what, String method, URI uri, Optional<String> authorization, String type, BodyPublisher body) {
        var request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofMinutes(2))
                .header("Content-Type", type)
                .header("User-Agent", "lazurite-train")
                .method(method, body);
        authorization.ifPresent(value -> request.header("Authorization", value));
        try {
            return send(request.build());
        } catch (IOException e) {
            throw new MlflowException(
                    "MLflow %s failed: cannot reach %s (%s). Is the tracking server running? --mlflow optional trains without it."
                            .formatted(what, origin(uri), reason(e)),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MlflowException("MLflow %s was interrupted.".formatted(what), e);
        }
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException {
        Duration wait = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (attempt == TRIES || !BUSY.contains(response.statusCode())) {
                return new Answer(response.statusCode(), response.body());
            }
            pause.of(asked(response).orElse(wait));
            wait = wait.multipliedBy(2);
        }
    }

    private static Optional<Duration> asked(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,4}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .map(time -> time.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : time);
    }

    /** Scheme, host and port: all of an address that is fit to be shown, since a path may carry a capability. */
    static String origin(URI uri) {
        return "%s://%s".formatted(uri.getScheme(), uri.getRawAuthority());
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
