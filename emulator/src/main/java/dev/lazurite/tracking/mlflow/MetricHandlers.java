package dev.lazurite.tracking.mlflow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.tracking.Scope;
import dev.lazurite.tracking.Tracking;
import dev.lazurite.tracking.record.Point;
import dev.lazurite.tracking.record.Refusals;
import dev.lazurite.tracking.record.TrackedRun;
import dev.lazurite.tracking.search.PageToken;

/** MLflow's {@code metrics/...}. */
final class MetricHandlers {
    private static final int LARGEST_PAGE = 25_000;
    private static final int MOST_RUNS = 100;
    private static final int INTERVAL_PAGE = 2500;

    private final Tracking tracking;
    private final Calls calls;

    MetricHandlers(Tracking tracking, Calls calls) {
        this.tracking = tracking;
        this.calls = calls;
    }

    Answer history(Call call) throws IOException {
        Parameters parameters = Parameters.of(call);
        TrackedRun run = calls.run(call, parameters);
        String key = parameters.required("metric_key");
        int offset = PageToken.offset(parameters.text("page_token"));
        int limit = parameters.count("max_results", LARGEST_PAGE, LARGEST_PAGE);
        List<Point> points = tracking.metrics().history(run.seq(), key);
        int end = (int) Math.min(points.size(), (long) offset + limit);
        ObjectNode body = Json.object();
        if (offset < end) {
            ArrayNode metrics = body.putArray("metrics");
            points.subList(offset, end).forEach(point -> metrics.add(Views.metric(key, point)));
        }
        if (end < points.size()) {
            body.put("next_page_token", PageToken.of(end));
        }
        return Answer.ok(body);
    }

    /** A sample of several runs' histories between two steps, evenly spread, the last point always in it. */
    Answer interval(Call call) throws IOException {
        Scope scope = calls.scope(call);
        Parameters parameters = Parameters.of(call);
        List<String> runs = parameters.texts("run_ids");
        if (runs.isEmpty() || runs.size() > MOST_RUNS) {
            throw Refusals.invalid("GetMetricHistoryBulkInterval request must specify at least one and at most "
                    + MOST_RUNS + " run_ids. Received " + runs.size() + " run_ids.");
        }
        String key = parameters.required("metric_key");
        long start = parameters.integer("start_step").orElse(Long.MIN_VALUE);
        long end = parameters.integer("end_step").orElse(Long.MAX_VALUE);
        int most = parameters.count("max_results", INTERVAL_PAGE, INTERVAL_PAGE);
        ObjectNode body = Json.object();
        ArrayNode metrics = body.putArray("metrics");
        for (String id : runs) {
            TrackedRun run = calls.run(call, scope, id);
            List<Point> between = tracking.metrics().history(run.seq(), key).stream()
                    .filter(point -> point.step() >= start && point.step() <= end)
                    .sorted(Point.LATEST)
                    .toList();
            sample(between, most)
                    .forEach(point -> metrics.add(Views.metric(key, point).put("run_id", run.id())));
        }
        return Answer.ok(body);
    }

    private static List<Point> sample(List<Point> points, int most) {
        if (points.size() <= most) {
            return points;
        }
        List<Point> sample = new ArrayList<>();
        for (int i = 0; i < most - 1; i++) {
            sample.add(points.get((int) ((long) i * points.size() / most)));
        }
        sample.add(points.get(points.size() - 1));
        return sample;
    }
}
