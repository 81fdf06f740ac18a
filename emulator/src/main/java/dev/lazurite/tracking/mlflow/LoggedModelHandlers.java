package dev.lazurite.tracking.mlflow;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.identity.RunIdentity;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.tracking.Scope;
import dev.lazurite.tracking.Tracking;
import dev.lazurite.tracking.artifacts.ArtifactUris;
import dev.lazurite.tracking.record.Experiment;
import dev.lazurite.tracking.record.LoggedModel;
import dev.lazurite.tracking.record.Refusals;

/**
 * MLflow 3's {@code logged-models}. Deviation: the service does not have {@code logged-models}, and answers 404
 * {@code ENDPOINT_NOT_FOUND}; with them {@code log_model} of MLflow 3 works unchanged.
 */
final class LoggedModelHandlers {
    private final Tracking tracking;
    private final Calls calls;
    private final ArtifactUris uris;

    LoggedModelHandlers(Tracking tracking, Calls calls, ArtifactUris uris) {
        this.tracking = tracking;
        this.calls = calls;
        this.uris = uris;
    }

    Answer create(Call call) throws IOException {
        Scope scope = calls.scope(call);
        Parameters parameters = Parameters.of(call);
        Experiment experiment = tracking.experiments().byId(scope.workspace(), parameters.text("experiment_id", "0"));
        tracking.access().check(call.principal(), experiment);
        // A job may log a model without saying for which run: it can only be for its own.
        String sourceRun = parameters
                .text("source_run_id")
                .filter(id -> !id.isEmpty())
                .orElseGet(() -> call.principal() instanceof RunIdentity run ? run.run() : "");
        if (!sourceRun.isEmpty()) {
            calls.run(call, scope, sourceRun);
        }
        long now = tracking.clock().millis();
        String id = "m-" + tracking.ids().hex(32);
        LoggedModel model = new LoggedModel(
                id,
                experiment.id(),
                parameters.text("name").filter(name -> !name.isEmpty()).orElse(id),
                parameters.text("model_type", ""),
                sourceRun,
                LoggedModel.PENDING,
                now,
                now,
                parameters.entries("tags"),
                parameters.entries("params"));
        tracking.models().put(model);
        return answer(call, scope, model);
    }

    Answer read(Call call) {
        Scope scope = calls.scope(call);
        return answer(call, scope, model(call, scope));
    }

    Answer finish(Call call) throws IOException {
        String status = LoggedModelView.status(Parameters.of(call).required("status"));
        return change(
                call,
                model -> model.with(
                        status, model.tags(), model.params(), tracking.clock().millis()));
    }

    Answer tag(Call call) throws IOException {
        Map<String, String> more = Parameters.of(call).entries("tags");
        return change(call, model -> {
            Map<String, String> tags = new HashMap<>(model.tags());
            tags.putAll(more);
            return model.with(
                    model.status(), tags, model.params(), tracking.clock().millis());
        });
    }

    Answer untag(Call call) {
        String key = call.parameter("key");
        return change(call, model -> {
            Map<String, String> tags = new HashMap<>(model.tags());
            if (tags.remove(key) == null) {
                throw Refusals.missing("No tag with key " + key + " found for model with ID " + model.id() + ".");
            }
            return model.with(
                    model.status(), tags, model.params(), tracking.clock().millis());
        });
    }

    Answer param(Call call) throws IOException {
        Map<String, String> more = Parameters.of(call).entries("params");
        return change(call, model -> {
            Map<String, String> params = new HashMap<>(model.params());
            params.putAll(more);
            return model.with(
                    model.status(), model.tags(), params, tracking.clock().millis());
        });
    }

    Answer delete(Call call) {
        tracking.models().delete(model(call, calls.scope(call)).id());
        return Answer.ok(Json.object());
    }

    Answer search(Call call) throws IOException {
        Scope scope = calls.scope(call);
        Parameters parameters = Parameters.of(call);
        List<LoggedModel> models = tracking.models().of(scope.workspace(), parameters.texts("experiment_ids"));
        return LoggedModelSearch.answer(parameters, visible(call, models), model -> view(call, scope, model));
    }

    private static List<LoggedModel> visible(Call call, List<LoggedModel> models) {
        return call.principal() instanceof RunIdentity run
                ? models.stream()
                        .filter(model -> model.sourceRun().equals(run.run()))
                        .toList()
                : models;
    }

    private Answer change(Call call, UnaryOperator<LoggedModel> change) {
        Scope scope = calls.scope(call);
        LoggedModel changed = change.apply(model(call, scope));
        tracking.models().put(changed);
        return answer(call, scope, changed);
    }

    private LoggedModel model(Call call, Scope scope) {
        String id = call.parameter("model");
        LoggedModel model = tracking.models()
                .find(scope.workspace(), id)
                .orElseThrow(() -> Refusals.missing("Logged model with ID '" + id + "' not found."));
        if (call.principal() instanceof RunIdentity) {
            calls.run(call, scope, model.sourceRun());
        }
        return model;
    }

    private Answer answer(Call call, Scope scope, LoggedModel model) {
        ObjectNode body = Json.object();
        body.set("model", view(call, scope, model));
        return Answer.ok(body);
    }

    private ObjectNode view(Call call, Scope scope, LoggedModel model) {
        return LoggedModelView.of(model, uris.of(call, scope, model.experiment(), model.id()));
    }
}
