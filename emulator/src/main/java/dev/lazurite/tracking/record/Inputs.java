package dev.lazurite.tracking.record;

import java.util.List;

/** What a run read and made, besides params and metrics. */
public record Inputs(List<Dataset> datasets, List<Model> modelsRead, List<Model> modelsMade) {
    public static final Inputs NONE = new Inputs(List.of(), List.of(), List.of());

    /**
     * A dataset that a run read.
     *
     * @param context what it was read for, such as {@code train}; empty where nobody said
     * @param document MLflow's {@code DatasetInput} as JSON
     */
    public record Dataset(String name, String digest, String context, String document) {}

    /** A logged model that a run read or made. */
    public record Model(String id, long step) {}
}
