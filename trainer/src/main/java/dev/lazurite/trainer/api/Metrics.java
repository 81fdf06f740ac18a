package dev.lazurite.trainer.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Named measures of quality, in a fixed order, by the names that the field uses: {@code accuracy}, {@code rmse}, ... */
public record Metrics(Map<String, Double> values) {
    public Metrics {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
