package dev.lazurite.tracking.record;

import java.util.List;
import java.util.Map;

/**
 * What is logged to a run at once.
 *
 * @param metrics points by metric, in the order in which they were logged
 */
public record Batch(Map<String, List<Point>> metrics, Map<String, String> params, Map<String, String> tags) {
    public static Batch ofParam(String name, String value) {
        return new Batch(Map.of(), Map.of(name, value), Map.of());
    }

    public static Batch ofTags(Map<String, String> tags) {
        return new Batch(Map.of(), Map.of(), tags);
    }
}
