package dev.lazurite.tracking.mlflow;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.tracking.Tracking;
import dev.lazurite.tracking.record.Batch;
import dev.lazurite.tracking.record.Limits;
import dev.lazurite.tracking.record.Point;
import dev.lazurite.tracking.record.Refusals;
import dev.lazurite.tracking.record.TrackedRun;

/** MLflow's {@code runs/log-...} and {@code runs/...-tag}. */
final class LogHandlers {
    private final Tracking tracking;
    private final Calls calls;

    LogHandlers(Tracking tracking, Calls calls) {
        this.tracking = tracking;
        this.calls = calls;
    }

    Answer metric(Call call) throws IOException {
        Parameters parameters = Parameters.of(call);
        TrackedRun run = calls.active(call, parameters);
        Map<String, List<Point>> one = Map.of(parameters.required("key"), List.of(Batches.point(parameters)));
        return log(run, new Batch(one, Map.of(), Map.of()));
    }

    Answer param(Call call) throws IOException {
        Parameters parameters = Parameters.of(call);
        TrackedRun run = calls.active(call, parameters);
        return log(run, Batch.ofParam(parameters.required("key"), parameters.text("value", "")));
    }

    Answer tag(Call call) throws IOException {
        Parameters parameters = Parameters.of(call);
        TrackedRun run = calls.active(call, parameters);
        String key = parameters.required("key");
        String value = parameters.text("value", "");
        Answer answer = log(run, Batch.ofTags(Map.of(key, value)));
        mirror(run, Map.of(key, value));
        return answer;
    }

    Answer untag(Call call) throws IOException {
        Parameters parameters = Parameters.of(call);
        TrackedRun run = calls.active(call, parameters);
        String key = parameters.required("key");
        if (!tracking.runStore().untag(run.seq(), key)) {
            throw Refusals.missing("No tag with name: " + key + " in run with id " + run.id());
        }
        return Answer.ok(Json.object());
    }

    Answer batch(Call call) throws IOException {
        Parameters parameters = Parameters.of(call);
        TrackedRun run = calls.active(call, parameters);
        Batch batch = Batches.read(parameters);
        Answer answer = log(run, batch);
        mirror(run, batch.tags());
        return answer;
    }

    /** Azure ML's asynchronous form: an empty tracking id says that everything is there already. */
    Answer batchAsync(Call call) throws IOException {
        batch(call);
        return Answer.ok(Json.object().put("batch_tracking_id", ""));
    }

    Answer dataStatus(Call call) throws IOException {
        calls.run(call, Parameters.of(call));
        return Answer.ok(Json.object().put("is_complete", true));
    }

    /** Adds a model to the tag in which MLflow 2 keeps the models of a run. */
    Answer model(Call call) throws IOException {
        Parameters parameters = Parameters.of(call);
        TrackedRun run = calls.active(call, parameters);
        ArrayNode models = Json.array();
        String known = run.tags().getOrDefault(Limits.MODEL_HISTORY, "");
        if (!known.isEmpty() && Json.MAPPER.readTree(known) instanceof ArrayNode before) {
            models.addAll(before);
        }
        models.add(Json.MAPPER.readTree(parameters.required("model_json")));
        return log(run, Batch.ofTags(Map.of(Limits.MODEL_HISTORY, models.toString())));
    }

    private Answer log(TrackedRun run, Batch batch) {
        tracking.log().log(run, batch);
        return Answer.ok(Json.object());
    }

    /** Two tags say what fields of the run say: the fields follow. */
    private void mirror(TrackedRun run, Map<String, String> tags) {
        if (tags.containsKey("mlflow.runName") || tags.containsKey("mlflow.note.content")) {
            tracking.runs()
                    .change(
                            run.workspace(),
                            run.id(),
                            change -> change.displayName(tags.getOrDefault("mlflow.runName", run.displayName()))
                                    .description(tags.getOrDefault("mlflow.note.content", run.description())));
        }
    }
}
