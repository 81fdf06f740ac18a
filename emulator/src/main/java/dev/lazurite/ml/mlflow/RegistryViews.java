package dev.lazurite.ml.mlflow;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.Resource;
import dev.lazurite.platform.Json;

/** Registered models and versions as MLflow writes them. */
final class RegistryViews {
    private final Registry registry;

    RegistryViews(Registry registry) {
        this.registry = registry;
    }

    ObjectNode model(Resource model) {
        ObjectNode view = Json.object()
                .put("name", model.name())
                .put("creation_timestamp", model.createdAt().toEpochMilli())
                .put("last_updated_timestamp", model.modifiedAt().toEpochMilli())
                .put("user_id", model.createdBy());
        put(view, "description", model.text("properties.description"));
        ArrayNode latest = view.putArray("latest_versions");
        latestByStage(model).forEach(version -> latest.add(version(model, version)));
        tags(view, model);
        ArrayNode aliases = view.putArray("aliases");
        RegistryFacts.aliases(model)
                .forEach((alias, version) ->
                        aliases.addObject().put("alias", alias).put("version", version));
        return view;
    }

    /** The last version of each stage that has one. */
    Collection<Resource> latestByStage(Resource model) {
        Map<Stage, Resource> latest = new LinkedHashMap<>();
        registry.versions(model).forEach(version -> latest.put(Stage.of(version), version));
        return latest.values();
    }

    ObjectNode version(Resource model, Resource version) {
        ObjectNode view = Json.object()
                .put("name", model.name())
                .put("version", version.name())
                .put("creation_timestamp", version.createdAt().toEpochMilli())
                .put("last_updated_timestamp", version.modifiedAt().toEpochMilli())
                .put("user_id", version.createdBy())
                .put("current_stage", Stage.of(version).word());
        put(view, "description", version.text("properties.description"));
        view.put("source", RegistryFacts.source(version));
        view.put("run_id", RegistryFacts.run(version).orElse(""));
        view.put("status", "READY");
        RegistryFacts.text(version, "run_link").ifPresent(link -> view.put("run_link", link));
        RegistryFacts.text(version, "model_id").ifPresent(id -> view.put("model_id", id));
        tags(view, version);
        ArrayNode aliases = view.putArray("aliases");
        RegistryFacts.aliases(model).forEach((alias, named) -> {
            if (named.equals(version.name())) {
                aliases.add(alias);
            }
        });
        return view;
    }

    private static void put(ObjectNode view, String name, String text) {
        if (!text.isEmpty()) {
            view.put(name, text);
        }
    }

    private static void tags(ObjectNode view, Resource resource) {
        ArrayNode tags = view.putArray("tags");
        resource.at("properties.tags")
                .properties()
                .forEach(tag -> tags.addObject()
                        .put("key", tag.getKey())
                        .put("value", tag.getValue().asText()));
    }
}
