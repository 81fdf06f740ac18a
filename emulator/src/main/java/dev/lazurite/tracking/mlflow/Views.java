package dev.lazurite.tracking.mlflow;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;
import dev.lazurite.tracking.record.Experiment;
import dev.lazurite.tracking.record.Inputs;
import dev.lazurite.tracking.record.Point;
import dev.lazurite.tracking.record.TrackedRun;

/** Runs, experiments and metrics as MLflow writes them: snake case, empty lists left out. */
final class Views {
    private Views() {}

    static ObjectNode experiment(Experiment experiment, String artifactLocation) {
        ObjectNode view = Json.object()
                .put("experiment_id", experiment.id())
                .put("name", experiment.name())
                .put("artifact_location", artifactLocation)
                .put("lifecycle_stage", experiment.lifecycle().mlflow())
                .put("last_update_time", experiment.updated())
                .put("creation_time", experiment.created());
        entries(view, "tags", experiment.tags());
        return view;
    }

    static ObjectNode info(TrackedRun run, String artifactUri) {
        ObjectNode info = Json.object()
                .put("run_uuid", run.id())
                .put("experiment_id", run.experimentId())
                .put("run_name", run.displayName())
                .put("user_id", run.tags().getOrDefault("mlflow.user", run.createdBy()))
                .put("status", run.status().mlflow())
                .put("start_time", run.startTime());
        run.ended().ifPresent(ended -> info.put("end_time", ended));
        return info.put("artifact_uri", artifactUri)
                .put("lifecycle_stage", run.lifecycle().mlflow())
                .put("run_id", run.id());
    }

    static ObjectNode run(
            TrackedRun run, String artifactUri, Map<String, Point> metrics, Map<String, String> params, Inputs inputs) {
        ObjectNode view = Json.object();
        view.set("info", info(run, artifactUri));
        ObjectNode data = view.putObject("data");
        if (!metrics.isEmpty()) {
            ArrayNode all = data.putArray("metrics");
            metrics.forEach((name, point) -> all.add(metric(name, point)));
        }
        entries(data, "params", params);
        entries(data, "tags", run.tags());
        ObjectNode read = view.putObject("inputs");
        if (!inputs.datasets().isEmpty()) {
            ArrayNode datasets = read.putArray("dataset_inputs");
            inputs.datasets().forEach(dataset -> datasets.add(Json.parse(dataset.document())));
        }
        models(read, "model_inputs", inputs.modelsRead());
        models(view.putObject("outputs"), "model_outputs", inputs.modelsMade());
        return view;
    }

    private static void models(ObjectNode parent, String name, List<Inputs.Model> models) {
        if (!models.isEmpty()) {
            ArrayNode all = parent.putArray(name);
            models.forEach(model -> all.addObject().put("model_id", model.id()).put("step", model.step()));
        }
    }

    static ObjectNode metric(String name, Point point) {
        ObjectNode metric = Json.object().put("key", name);
        if (Double.isFinite(point.value())) {
            metric.put("value", point.value());
        } else {
            metric.put("value", Double.toString(point.value()));
        }
        return metric.put("timestamp", point.timestamp()).put("step", point.step());
    }

    static void entries(ObjectNode parent, String name, Map<String, String> entries) {
        if (!entries.isEmpty()) {
            ArrayNode all = parent.putArray(name);
            entries.forEach((key, value) -> all.addObject().put("key", key).put("value", value));
        }
    }
}
