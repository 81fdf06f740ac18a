package dev.lazurite.trainer.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a model says of one row. */
public sealed interface Prediction {

    /** The most probable class, and the probability of each class, which add up to 1. */
    record OfClass(String label, Map<String, Double> probabilities) implements Prediction {
        public OfClass {
            probabilities = Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
        }
    }

    /** The labels that are more probable than not, and the probability of each label by itself. */
    record OfLabels(List<String> labels, Map<String, Double> probabilities) implements Prediction {
        public OfLabels {
            labels = List.copyOf(labels);
            probabilities = Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
        }
    }

    /** A number in the unit of the target. */
    record OfNumber(double value) implements Prediction {}
}
