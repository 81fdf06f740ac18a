package dev.lazurite.tracking.record;

import java.util.Map;

/**
 * A model that MLflow 3 logged, on its way from a run to the registry. Azure ML has none; they make {@code log_model} of
 * MLflow 3 work as its users expect.
 *
 * @param id {@code m-} and 32 hexadecimal digits
 * @param sourceRun the run that made it; empty where there was none
 * @param status one of MLflow's {@code LOGGED_MODEL_...}
 */
public record LoggedModel(
        String id,
        String experiment,
        String name,
        String type,
        String sourceRun,
        String status,
        long created,
        long updated,
        Map<String, String> tags,
        Map<String, String> params) {
    public static final String PENDING = "LOGGED_MODEL_PENDING";

    /** The same model in another state, with other tags and params. */
    public LoggedModel with(String state, Map<String, String> newTags, Map<String, String> newParams, long now) {
        return new LoggedModel(id, experiment, name, type, sourceRun, state, created, now, newTags, newParams);
    }

    /** The run in whose place its files are: the one that made it, or else itself. */
    public String home() {
        return sourceRun.isEmpty() ? id : sourceRun;
    }

    /** The folder of its files in that place, without a slash at its end. */
    public String folder() {
        return "models/" + id;
    }
}
