package dev.lazurite.ml.mlflow;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceEngine;
import dev.lazurite.arm.ResourceStore;
import dev.lazurite.ml.assets.AssetNames;
import dev.lazurite.ml.assets.Assets;
import dev.lazurite.ml.assets.WorkspaceFacts;
import dev.lazurite.platform.Json;
import dev.lazurite.tracking.record.Refusals;

/** The registered models of workspaces and their versions, which are the model assets. */
final class Registry {
    private final Assets models;
    private final ResourceEngine engine;
    private final ResourceStore store;

    Registry(Assets models, ResourceEngine engine, ResourceStore store) {
        this.models = models;
        this.engine = engine;
        this.store = store;
    }

    /** Makes a registered model without versions. */
    Resource create(WorkspaceFacts workspace, String name, ObjectNode properties, String who) {
        check(name);
        return models.locked(() -> {
            if (models.container(workspace.id(), name).isPresent()) {
                throw Refusals.exists("Registered Model (name=" + name + ") already exists.");
            }
            return models.createContainer(workspace.id(), name, properties, who);
        });
    }

    private static void check(String name) {
        if (!AssetNames.valid(name)) {
            throw Refusals.invalid(
                    "Invalid value '" + name + "' for parameter 'name' supplied: 1 to 255 letters, digits,"
                            + " '-', '_' and '.' are expected, beginning with a letter or a digit.");
        }
    }

    /** Makes the next version of a registered model that is there. */
    Resource createVersion(
            Resource model, WorkspaceFacts workspace, ObjectNode properties, ObjectNode facts, String who) {
        return models.locked(() -> {
            Resource version = models.register(workspace, model.name(), Optional.empty(), properties, who);
            ObjectNode body = version.body().deepCopy();
            body.set(RegistryFacts.KEY, facts);
            return models.rewrite(version, body, who);
        });
    }

    Resource model(WorkspaceFacts workspace, String name) {
        return models.container(workspace.id(), name)
                .orElseThrow(() -> Refusals.missing("Registered Model with name=" + name + " not found"));
    }

    Resource version(WorkspaceFacts workspace, String name, String version) {
        return models.find(workspace.id(), name, version)
                .orElseThrow(
                        () -> Refusals.missing("Model Version (name=" + name + ", version=" + version + ") not found"));
    }

    List<Resource> models(WorkspaceFacts workspace) {
        return models.containers(workspace.id()).stream()
                .sorted(Comparator.comparing(Resource::name))
                .toList();
    }

    /** The versions of a registered model, oldest first. */
    List<Resource> versions(Resource model) {
        return models.versions(model.id().root(), model.name());
    }

    /** The version that came last. */
    Optional<Resource> latest(Resource model) {
        List<Resource> versions = versions(model);
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
    }

    /** Changes the document of a model or version. */
    Resource change(Resource resource, Consumer<ObjectNode> change) {
        return engine.update(resource.id(), change)
                .orElseThrow(() -> Refusals.missing("'" + resource.name() + "' was deleted meanwhile"));
    }

    void delete(Resource resource) {
        engine.delete(resource.id());
    }

    /** Gives a model another name; its versions keep theirs. */
    Resource rename(WorkspaceFacts workspace, Resource model, String name) {
        check(name);
        ArmId renamed = models.kind().container(workspace.id(), name);
        return models.locked(() -> {
            if (store.find(renamed).isPresent()) {
                throw Refusals.exists("Registered Model (name=" + name + ") already exists.");
            }
            store.rename(model.id(), renamed);
            return store.find(renamed).orElseThrow();
        });
    }

    /** The tags in a document, to be changed. */
    static ObjectNode tags(ObjectNode body) {
        return Json.child(Json.child(body, "properties"), "tags");
    }
}
