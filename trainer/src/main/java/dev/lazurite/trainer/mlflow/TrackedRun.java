package dev.lazurite.trainer.mlflow;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run of a tracking server. One that was there before goes on and is left for its owner to end; one that was made
 * here is ended here.
 */
public final class TrackedRun {
    /** MLflow takes 1,000 metrics, parameters and tags together in a call, of these 100 and 100. */
    private static final int MOST_METRICS = 800;

    private final TrackingServer server;
    private final RestApi api;
    private final Http http;
    private final Clock clock;
    private final String id;
    private final String artifactUri;
    private final boolean ours;

    private TrackedRun(
            TrackingServer server, RestApi api, Http http, Clock clock, Map<String, Object> answer, boolean ours) {
        this.server = server;
        this.api = api;
        this.http = http;
        this.clock = clock;
        var info = (Map<?, ?>) at(at(answer, "run"), "info");
        this.id = String.valueOf(at(info, "run_id"));
        this.artifactUri = String.valueOf(at(info, "artifact_uri"));
        this.ours = ours;
    }

    /** Goes on with the run that the server's variables name, or makes one, in an experiment made when needed. */
    public static TrackedRun open(TrackingServer server, Clock clock) {
        return open(server, clock, Pause.sleeping());
    }

    static TrackedRun open(TrackingServer server, Clock clock, Pause pause) {
        var http = new Http(pause);
        var api = new RestApi(server, http);
        return server.runId()
                .map(id -> new TrackedRun(server, api, http, clock, api.get("runs/get", "run_id", id), false))
                .orElseGet(() -> new TrackedRun(server, api, http, clock, create(server, api, clock), true));
    }

    private static Map<String, Object> create(TrackingServer server, RestApi api, Clock clock) {
        var body = new LinkedHashMap<String, Object>();
        body.put("experiment_id", server.experimentId().orElseGet(() -> experiment(api, server.experimentName())));
        body.put("start_time", clock.millis());
        server.runName().ifPresent(name -> body.put("run_name", name));
        return api.post("runs/create", body);
    }

    private static String experiment(RestApi api, String name) {
        Optional<String> found = api.find("experiments/get-by-name", "experiment_name", name)
                .map(answer -> String.valueOf(at(at(answer, "experiment"), "experiment_id")));
        return found.orElseGet(() ->
                String.valueOf(at(api.post("experiments/create", Map.of("name", name)), "experiment_id")));
    }

    public String id() {
        return id;
    }

    /** Scheme, host and port of the server. */
    public String serverOrigin() {
        return Http.origin(server.uri());
    }

    /** Logs everything, the metrics at step 0; in one call, unless there are more metrics than a call may have. */
    public void log(Map<String, ?> parameters, Map<String, Double> metrics, Map<String, String> tags) {
        List<Map<String, Object>> points = points(metrics, 0);
        int first = Math.min(points.size(), MOST_METRICS);
        api.post(
                "runs/log-batch",
                Map.of(
                        "run_id",
                        id,
                        "metrics",
                        points.subList(0, first),
                        "params",
                        pairs(parameters),
                        "tags",
                        pairs(tags)));
        for (int from = first; from < points.size(); from += MOST_METRICS) {
            post(points.subList(from, Math.min(points.size(), from + MOST_METRICS)));
        }
    }

    /** Logs metrics of one step. */
    public void log(Map<String, Double> metrics, long step) {
        post(points(metrics, step));
    }

    private void post(List<Map<String, Object>> points) {
        api.post("runs/log-batch", Map.of("run_id", id, "metrics", points));
    }

    private List<Map<String, Object>> points(Map<String, Double> metrics, long step) {
        long now = clock.millis();
        return metrics.entrySet().stream()
                .map(metric -> Map.<String, Object>of(
                        "key",
                        metric.getKey().replaceAll("[^\\w./ -]", "_"),
                        "value",
                        metric.getValue(),
                        "timestamp",
                        now,
                        "step",
                        step))
                .toList();
    }

    private static List<Map<String, Object>> pairs(Map<String, ?> values) {
        return values.entrySet().stream()
                .map(entry -> Map.<String, Object>of("key", entry.getKey(), "value", String.valueOf(entry.getValue())))
                .toList();
    }

    /** Stores files under a folder of the run's artifacts. */
    public void store(List<Path> files, String folder) {
        var artifacts = new Artifacts(server, http, ArtifactLocation.of(server, id, artifactUri));
        files.forEach(file -> artifacts.store(file, folder + "/" + file.getFileName()));
    }

    /** Ends a run that was made here. */
    public void end(boolean success) {
        if (ours) {
            api.post(
                    "runs/update",
                    Map.of("run_id", id, "status", success ? "FINISHED" : "FAILED", "end_time", clock.millis()));
        }
    }

    private static Object at(Object answer, String key) {
        if (answer instanceof Map<?, ?> map && map.get(key) != null) {
            return map.get(key);
        }
        throw new MlflowException(
                "The tracking server's answer has no '%s'. Does the tracking URI name an MLflow server?"
                        .formatted(key));
    }
}
