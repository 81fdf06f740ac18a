package dev.lazurite.trainer.automl;

import java.util.Map;

/** Hears how a search goes on. */
@FunctionalInterface
public interface AutoMlProgress {
    /** A trial came to its end, with this primary metric. */
    void tried(int trial, String learner, Map<String, String> parameters, String metric, double score);
}
