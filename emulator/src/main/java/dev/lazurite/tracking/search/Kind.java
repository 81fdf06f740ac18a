package dev.lazurite.tracking.search;

import java.util.Optional;

/** What an identifier of the search language speaks of. */
public enum Kind {
    METRIC("metric"),
    PARAM("parameter"),
    TAG("tag"),
    ATTRIBUTE("attribute"),
    DATASET("dataset");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    /** The word that messages use. */
    public String word() {
        return word;
    }

    static Optional<Kind> of(String word) {
        return switch (word) {
            case "metric", "metrics" -> Optional.of(METRIC);
            case "parameter", "parameters", "param", "params" -> Optional.of(PARAM);
            case "tag", "tags" -> Optional.of(TAG);
            case "attribute", "attributes", "attr", "run" -> Optional.of(ATTRIBUTE);
            case "dataset", "datasets" -> Optional.of(DATASET);
            default -> Optional.empty();
        };
    }
}
