package dev.lazurite.ml.mlflow;

import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.Resource;
import dev.lazurite.ml.assets.WorkspaceFacts;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.tracking.mlflow.Parameters;
import dev.lazurite.tracking.record.Refusals;

/** MLflow's {@code registered-models/...}. */
final class ModelHandlers {
    private final Registry registry;
    private final RegistryViews views;
    private final RegistryAccess access;
    private final Function<Call, WorkspaceFacts> workspaces;

    ModelHandlers(
            Registry registry, RegistryViews views, RegistryAccess access, Function<Call, WorkspaceFacts> workspaces) {
        this.registry = registry;
        this.views = views;
        this.access = access;
        this.workspaces = workspaces;
    }

    Answer create(Call call) throws IOException {
        Parameters parameters = Parameters.of(call);
        ObjectNode properties = Json.object();
        parameters.text("description").ifPresent(text -> properties.put("description", text));
        ObjectNode tags = properties.putObject("tags");
        parameters.entries("tags").forEach(tags::put);
        Resource made = registry.create(
                workspaces.apply(call),
                parameters.required("name"),
                properties,
                call.principal().id());
        return answer(made);
    }

    Answer read(Call call) throws IOException {
        return answer(model(call, Parameters.of(call)));
    }

    Answer update(Call call) throws IOException {
        Parameters parameters = Parameters.of(call);
        return answer(change(
                call,
                parameters,
                body -> Json.child(body, "properties").put("description", parameters.text("description", ""))));
    }

    Answer rename(Call call) throws IOException {
        Parameters parameters = Parameters.of(call);
        Resource model = changeable(call, parameters);
        return answer(registry.rename(workspaces.apply(call), model, parameters.required("new_name")));
    }

    Answer delete(Call call) throws IOException {
        registry.delete(changeable(call, Parameters.of(call)));
        return Answer.ok(Json.object());
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

    Answer alias(Call call) throws IOException {
        Parameters parameters = Parameters.of(call);
        String alias = parameters.required("alias");
        if (alias.equalsIgnoreCase("latest") || alias.matches("(?i)v\\d+")) {
            throw Refusals.invalid("Invalid alias '" + alias + "': 'latest' and 'v' with a number are reserved.");
        }
        String version = registry.version(
                        workspaces.apply(call), parameters.required("name"), parameters.required("version"))
                .name();
        change(call, parameters, body -> RegistryFacts.alias(body, alias, version));
        return Answer.ok(Json.object());
    }

    Answer unalias(Call call) throws IOException {
        Parameters parameters = Parameters.of(call);
        String alias = parameters.required("alias");
        change(call, parameters, body -> RegistryFacts.removeAlias(body, alias));
        return Answer.ok(Json.object());
    }

    Answer byAlias(Call call) throws IOException {
        Parameters parameters = Parameters.of(call);
        Resource model = model(call, parameters);
        Map<String, String> aliases = RegistryFacts.aliases(model);
        String alias = parameters.required("alias");
        if (!aliases.containsKey(alias)) {
            throw Refusals.invalid("Registered model alias " + alias + " not found.");
        }
        Resource version = registry.version(workspaces.apply(call), model.name(), aliases.get(alias));
        return Answer.ok(Json.object().set("model_version", views.version(model, version)));
    }

    Answer latest(Call call) throws IOException {
        Parameters parameters = Parameters.of(call);
        Resource model = model(call, parameters);
        java.util.List<Stage> stages =
                parameters.texts("stages").stream().map(Stage::of).toList();
        ObjectNode answer = Json.object();
        ArrayNode versions = answer.putArray("model_versions");
        for (Resource version : views.latestByStage(model)) {
            if (stages.isEmpty() || stages.contains(Stage.of(version))) {
                versions.add(views.version(model, version));
            }
        }
        return Answer.ok(answer);
    }

    private Resource model(Call call, Parameters parameters) {
        return registry.model(workspaces.apply(call), parameters.required("name"));
    }

    private Resource changeable(Call call, Parameters parameters) {
        Resource model = model(call, parameters);
        access.change(call.principal(), model);
        return model;
    }

    private Resource change(Call call, Parameters parameters, Consumer<ObjectNode> change) {
        return registry.change(changeable(call, parameters), change);
    }

    private Answer answer(Resource model) {
        return Answer.ok(Json.object().set("registered_model", views.model(model)));
    }
}
