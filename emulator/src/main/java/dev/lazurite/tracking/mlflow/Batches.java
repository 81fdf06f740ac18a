package dev.lazurite.tracking.mlflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lazurite.tracking.record.Batch;
import dev.lazurite.tracking.record.Limits;
import dev.lazurite.tracking.record.Point;
import dev.lazurite.tracking.record.Refusals;

/** Reads the body of {@code runs/log-batch}, within the limits of MLflow's protocol. */
final class Batches {
    private Batches() {}

    static Batch read(Parameters parameters) {
        List<Parameters> metrics = parameters.objects("metrics");
        List<Parameters> params = parameters.objects("params");
        List<Parameters> tags = parameters.objects("tags");
        check("metrics", metrics.size(), Limits.BATCH_METRICS);
        check("params", params.size(), Limits.BATCH_PARAMS);
        check("tags", tags.size(), Limits.BATCH_TAGS);
        check("metrics, params, and tags", metrics.size() + params.size() + tags.size(), Limits.BATCH_ENTITIES);
        Map<String, List<Point>> points = new LinkedHashMap<>();
        for (Parameters metric : metrics) {
            points.computeIfAbsent(metric.required("key"), ignored -> new ArrayList<>())
                    .add(point(metric));
        }
        return new Batch(points, params(params), parameters.entries("tags"));
    }

    static Point point(Parameters metric) {
        long timestamp = metric.integer("timestamp")
                .orElseThrow(() -> Refusals.invalid("Missing value for required parameter 'timestamp'."
                        + " See the API docs for more information about request parameters."));
        if (timestamp < 0) {
            throw Refusals.invalid("Invalid value " + timestamp + " for parameter 'timestamp' supplied: it must be a"
                    + " nonnegative number of milliseconds.");
        }
        return new Point(timestamp, metric.integer("step").orElse(0L), metric.number("value"));
    }

    private static Map<String, String> params(List<Parameters> entries) {
        Map<String, String> params = new LinkedHashMap<>();
        for (Parameters entry : entries) {
            String key = entry.required("key");
            String value = entry.text("value", "");
            String before = params.putIfAbsent(key, value);
            if (before != null && !before.equals(value)) {
                throw Refusals.invalid("Duplicate parameter keys have been submitted: ['" + key + "'] with the values '"
                        + before + "' and '" + value + "'. Please ensure the request contains only one param value per"
                        + " param key.");
            }
        }
        return params;
    }

    private static void check(String what, int size, int limit) {
        if (size > limit) {
            throw Refusals.invalid("A batch logging request can contain at most " + limit + " " + what + ". Got " + size
                    + " " + what + ". Please split up " + what + " across multiple requests and try again.");
        }
    }
}
