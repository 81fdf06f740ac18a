package dev.lazurite.ml.mlflow;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.Resource;
import dev.lazurite.ml.assets.WorkspaceFacts;
import dev.lazurite.ml.model.Model;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.tracking.mlflow.Parameters;
import dev.lazurite.tracking.record.Refusals;

/** MLflow's {@code model-versions/...}. */
final class VersionHandlers {
    private final Registry registry;
    private final RegistryViews views;
    private final RegistryAccess access;
    private final ModelSources sources;
    private final Function<Call, WorkspaceFacts> workspaces;

    VersionHandlers(
            Registry registry,
            RegistryViews views,
            RegistryAccess access,
            ModelSources sources,
            Function<Call, WorkspaceFacts> workspaces) {
        this.registry = registry;
        this.views = views;
        this.access = access;
        this.sources = sources;
        this.workspaces = workspaces;
    }

    Answer create(Call call) throws IOException {
        WorkspaceFacts workspace = workspaces.apply(call);
        Parameters parameters = Parameters.of(call);
        Resource model = registry.model(workspace, parameters.required("name"));
        ModelSources.Source source = sources.read(workspace, parameters.required("source"));
        source.run()
                .ifPresent(run -> access.source(call.principal(), workspace.id().key(), run));
        ObjectNode properties = Json.object().put("modelType", Model.MLFLOW).put("modelUri", source.uri());
        parameters.text("description").ifPresent(text -> properties.put("description", text));
        source.run().ifPresent(run -> properties.put("jobName", run));
        ObjectNode tags = properties.putObject("tags");
        parameters.entries("tags").forEach(tags::put);
        ObjectNode facts = RegistryFacts.of(
                parameters.required("source"),
                parameters.text("run_id").filter(id -> !id.isEmpty()).or(source::run),
                parameters.text("run_link"),
                parameters.text("model_id"));
        Resource version = registry.createVersion(
                model, workspace, properties, facts, call.principal().id());
        return answer(model, version);
    }

    Answer read(Call call) throws IOException {
        Parameters parameters = Parameters.of(call);
        return answer(model(call, parameters), version(call, parameters));
    }

    Answer download(Call call) throws IOException {
        Resource version = version(call, Parameters.of(call));
        return Answer.ok(Json.object().put("artifact_uri", sources.download(call, workspaces.apply(call), version)));
    }

    Answer update(Call call) throws IOException {
        Parameters parameters = Parameters.of(call);
        return change(
                call,
                parameters,
                body -> Json.child(body, "properties").put("description", parameters.text("description", "")));
    }

    Answer delete(Call call) throws IOException {
        Parameters parameters = Parameters.of(call);
        Resource version = changeable(call, parameters);
        registry.delete(version);
        registry.change(model(call, parameters), body -> RegistryFacts.removeAliasesOf(body, version.name()));
        return Answer.ok(Json.object());
    }

    Answer transition(Call call) throws IOException {
        Parameters parameters = Parameters.of(call);
        Stage stage = Stage.of(parameters.required("stage"));
        Resource version = changeable(call, parameters);
        if (parameters.flag("archive_existing_versions")) {
            archiveOthers(model(call, parameters), version, stage);
        }
        return change(call, parameters, body -> Json.child(body, "properties").put("stage", stage.word()));
    }

    private void archiveOthers(Resource model, Resource version, Stage stage) {
        if (stage != Stage.STAGING && stage != Stage.PRODUCTION) {
            throw Refusals.invalid("Model version transition cannot archive existing model versions because '"
                    + stage.word() + "' is not an Active stage. Valid stages are Staging, Production");
        }
        for (Resource other : registry.versions(model)) {
            if (Stage.of(other) == stage && !other.name().equals(version.name())) {
                registry.change(other, body -> Json.child(body, "properties").put("stage", Stage.ARCHIVED.word()));
            }
        }
    }

    Answer tag(Call call) throws IOException {
        Parameters parameters = Parameters.of(call);
        String key = parameters.required("key");
        change(call, parameters, body -> Registry.tags(body).put(key, parameters.text("value", "")));
        return Answer.ok(Json.object());
    }

    Answer untag(Call call) throws IOException {
        Parameters parameters = Parameters.of(call);
        String key = parameters.required("key");
        change(call, parameters, body -> Registry.tags(body).remove(key));
        return Answer.ok(Json.object());
    }

    private Resource model(Call call, Parameters parameters) {
        return registry.model(workspaces.apply(call), parameters.required("name"));
    }

    private Resource version(Call call, Parameters parameters) {
        return registry.version(workspaces.apply(call), parameters.required("name"), parameters.required("version"));
    }

    private Resource changeable(Call call, Parameters parameters) {
        Resource version = version(call, parameters);
        access.change(call.principal(), version);
        return version;
    }

    private Answer change(Call call, Parameters parameters, Consumer<ObjectNode> change) {
        Resource changed = registry.change(changeable(call, parameters), change);
        return answer(model(call, parameters), changed);
    }

    private Answer answer(Resource model, Resource version) {
        return Answer.ok(Json.object().set("model_version", views.version(model, version)));
    }
}
