package dev.lazurite.ml.mlflow;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.Resource;
import dev.lazurite.platform.Json;

/** What MLflow alone knows of a model or version, kept in its document under a name that the resource manager hides. */
final class RegistryFacts {
    static final String KEY = "_mlflow";

    private static final String ALIASES = "aliases";

    private RegistryFacts() {}

    /** The facts of a version that MLflow registers. */
    static ObjectNode of(String source, Optional<String> run, Optional<String> runLink, Optional<String> modelId) {
        ObjectNode facts = Json.object().put("source", source);
        run.ifPresent(id -> facts.put("run_id", id));
        runLink.ifPresent(link -> facts.put("run_link", link));
        modelId.ifPresent(id -> facts.put("model_id", id));
        return facts;
    }

    /** One fact; empty where there is none. */
    static Optional<String> text(Resource resource, String name) {
        String text = resource.text(KEY + "." + name);
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** Where a version came from: what MLflow was told, or else where the asset says that it is. */
    static String source(Resource version) {
        return text(version, "source").orElseGet(() -> version.text("properties.modelUri"));
    }

    /** The run that made a version, if one did. */
    static Optional<String> run(Resource version) {
        String job = version.text("properties.jobName");
        return text(version, "run_id").or(() -> job.isEmpty() ? Optional.empty() : Optional.of(job));
    }

    /** The aliases of a registered model with the versions that they stand for. */
    static Map<String, String> aliases(Resource model) {
        Map<String, String> aliases = new TreeMap<>();
        model.at(KEY + "." + ALIASES)
                .properties()
                .forEach(alias -> aliases.put(alias.getKey(), alias.getValue().asText()));
        return aliases;
    }

    static void alias(ObjectNode body, String alias, String version) {
        Json.child(Json.child(body, KEY), ALIASES).put(alias, version);
    }

    static void removeAlias(ObjectNode body, String alias) {
        Json.child(Json.child(body, KEY), ALIASES).remove(alias);
    }

    /** Takes away every alias of a version that is going. */
    static void removeAliasesOf(ObjectNode body, String version) {
        ObjectNode aliases = Json.child(Json.child(body, KEY), ALIASES);
        aliases.retain(aliases.properties().stream()
                .filter(alias -> !alias.getValue().asText().equals(version))
                .map(Map.Entry::getKey)
                .toList());
    }
}
