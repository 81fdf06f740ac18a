package dev.lazurite.trainer.mlflow;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.jr.ob.JSON;

/** Calls of MLflow's REST interface, version 2.0: JSON in, JSON out. */
final class RestApi {
    private static final String NOT_THERE = "RESOURCE_DOES_NOT_EXIST";

    private final TrackingServer server;
    private final Http http;

    RestApi(TrackingServer server, Http http) {
        this.server = server;
        this.http = http;
    }

    /** Posts to, say, {@code runs/create}. */
    Map<String, Object> post(String call, Map<String, Object> body) {
        return success(call, send(call, "POST", "", write(body)));
    }

    /** Gets, say, {@code runs/get} with one query parameter. */
    Map<String, Object> get(String call, String key, String value) {
        return success(call, send(call, "GET", query(key, value), ""));
    }

    /** As {@link #get}, but nothing when the server says that it is not there. */
    Optional<Map<String, Object>> find(String call, String key, String value) {
        Http.Answer answer = send(call, "GET", query(key, value), "");
        return answer.status() == 404 && answer.body().contains(NOT_THERE)
                ? Optional.empty()
                : Optional.of(success(call, answer));
    }

    private static String query(String key, String value) {
        return "?%s=%s".formatted(key, URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    private Http.Answer send(String call, String method, String query, String body) {
        var uri = URI.create("%s/api/2.0/mlflow/%s%s".formatted(server.uri(), call, query));
        return http.send(
                call,
                method,
                uri,
                server.authorization(),
                "application/json",
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    private Map<String, Object> success(String call, Http.Answer answer) {
        if (!answer.isSuccess()) {
            throw new MlflowException(
                    "MLflow %s failed at %s: %s".formatted(call, Http.origin(server.uri()), said(answer)));
        }
        try {
            return answer.body().isBlank() ? Map.of() : JSON.std.mapFrom(answer.body());
        } catch (IOException e) {
            throw new MlflowException(
                    "MLflow %s failed: %s answered something that is not JSON. Does the tracking URI name an MLflow server?"
                            .formatted(call, Http.origin(server.uri())),
                    e);
        }
    }

    /** Status, code and message of an error, as far as the server gave them. */
    static String said(Http.Answer answer) {
        try {
            var error = JSON.std.mapFrom(answer.body());
            if (error.get("message") instanceof String message) {
                return "%d %s: %s".formatted(answer.status(), error.getOrDefault("error_code", ""), message);
            }
        } catch (IOException e) {
            // not MLflow's error shape: show the text
        }
        String text = answer.body().strip();
        return "%d %s"
                .formatted(answer.status(), text.length() > 200 ? text.substring(0, 200) + "..." : text)
                .strip();
    }

    private static String write(Map<String, Object> body) {
        try {
            return JSON.std.asString(body);
        } catch (IOException e) {
            throw new IllegalStateException("maps and texts can always be written as JSON", e);
        }
    }
}
