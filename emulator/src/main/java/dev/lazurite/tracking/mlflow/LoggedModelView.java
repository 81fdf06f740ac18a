package dev.lazurite.tracking.mlflow;

import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;
import dev.lazurite.tracking.record.LoggedModel;
import dev.lazurite.tracking.record.Refusals;

/** Logged models as MLflow writes them. */
final class LoggedModelView {
    private static final Set<String> STATES =
            Set.of(LoggedModel.PENDING, "LOGGED_MODEL_READY", "LOGGED_MODEL_UPLOAD_FAILED");

    private LoggedModelView() {}

    static ObjectNode of(LoggedModel model, String artifactUri) {
        ObjectNode view = Json.object();
        ObjectNode info = view.putObject("info")
                .put("model_id", model.id())
                .put("experiment_id", model.experiment())
                .put("name", model.name())
                .put("creation_timestamp_ms", model.created())
                .put("last_updated_timestamp_ms", model.updated())
                .put("artifact_uri", artifactUri)
                .put("status", model.status());
        if (!model.type().isEmpty()) {
            info.put("model_type", model.type());
        }
        if (!model.sourceRun().isEmpty()) {
            info.put("source_run_id", model.sourceRun());
        }
        Views.entries(info, "tags", model.tags());
        Views.entries(view.putObject("data"), "params", model.params());
        return view;
    }

    /** A state by its name, which is refused when MLflow has no such state. */
    static String status(String word) {
        if (!STATES.contains(word)) {
            throw Refusals.invalid("Invalid value '" + word + "' for parameter 'status' supplied: one of "
                    + new TreeSet<>(STATES) + " is expected.");
        }
        return word;
    }
}
