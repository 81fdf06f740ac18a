package dev.lazurite.trainer.mlflow;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Answers like an MLflow tracking server, as far as this package asks it, and records the calls. */
public final class FakeTrackingServer implements AutoCloseable {
    /** A request as it came. */
    public record Call(String method, String path, String authorization, String body) {
        public Map<String, Object> json() {
            try {
                return JSON.std.mapFrom(body);
            } catch (IOException e) {
                throw new IllegalStateException(body, e);
            }
        }
    }

    private final HttpServer server;
    private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
    private final Queue<Integer> nextStatuses = new ArrayDeque<>();
    private String artifactUri = "mlflow-artifacts:/1/run-1/artifacts";

    public FakeTrackingServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    public List<String> lines() {
        return calls().stream().map(call -> call.method() + " " + call.path()).toList();
    }

    /** The last call to this path. */
    public Call call(String path) {
        return calls().stream()
                .filter(c -> c.path().equals(path))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError(path + " not in " + lines()));
    }

    void artifactUri(String uri) {
        artifactUri = uri;
    }

    /** The coming requests are answered with these statuses. */
    public void failNext(int... statuses) {
        for (int status : statuses) {
            nextStatuses.add(status);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().toString();
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            calls.add(new Call(exchange.getRequestMethod(), path, authorization == null ? "" : authorization, body));
            Integer failure = nextStatuses.poll();
            if (failure != null) {
                reply(exchange, failure, "{\"error_code\":\"INTERNAL_ERROR\",\"message\":\"it broke\"}");
            } else if (path.contains("get-by-name")) {
                reply(exchange, 404, "{\"error_code\":\"RESOURCE_DOES_NOT_EXIST\",\"message\":\"no experiment\"}");
            } else if (path.endsWith("experiments/create")) {
                reply(exchange, 200, "{\"experiment_id\":\"1\"}");
            } else if (path.contains("runs/get") && path.contains("gone")) {
                reply(
                        exchange,
                        404,
                        "{\"error_code\":\"RESOURCE_DOES_NOT_EXIST\",\"message\":\"Run 'gone' not found\"}");
            } else if (path.contains("runs/get") || path.endsWith("runs/create")) {
                reply(
                        exchange,
                        200,
                        "{\"run\":{\"info\":{\"run_id\":\"run-1\",\"artifact_uri\":\"%s\"}}}".formatted(artifactUri));
            } else {
                reply(exchange, 200, "{}");
            }
        }
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
