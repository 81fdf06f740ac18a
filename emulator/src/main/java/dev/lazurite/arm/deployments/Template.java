package dev.lazurite.arm.deployments;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Fault;

/** The resources of a template whose conditions hold, with their expressions evaluated, in the order of dependencies. */
final class Template {
    /**
     * A resource that is to be written.
     *
     * @param id where
     * @param document what
     * @param dependsOn the ids, in lower case, of what must be there first
     */
    record Item(ArmId id, ObjectNode document, Set<String> dependsOn) {}

    private static final Set<String> NOT_OF_THE_RESOURCE =
            Set.of("type", "name", "condition", "dependsOn", "apiVersion", "scope", "comments", "resources");

    private Template() {}

    /** The items of {@code template}, those first that others depend on. */
    static List<Item> items(JsonNode template, Evaluation evaluation, String scope) {
        List<Item> items = new ArrayList<>();
        collect(template.path("resources"), "", "", evaluation, scope, items);
        return ordered(items);
    }

    /** Adds the resources of a list, and those that stand inside them, whose types and names go on from the outer ones. */
    private static void collect(
            JsonNode resources,
            String outerType,
            String outerName,
            Evaluation evaluation,
            String scope,
            List<Item> items) {
        for (JsonNode resource : resources) {
            JsonNode condition = resource.path("condition");
            if (!condition.isMissingNode() && !evaluation.resolve(condition).asBoolean()) {
                continue;
            }
            if (resource.has("copy")) {
                throw Fault.notEmulated("Copy loops of template resources are not emulated.");
            }
            String type = outerType + evaluation.resolve(resource.path("type")).asText();
            String name = outerName + evaluation.resolve(resource.path("name")).asText();
            items.add(item(resource, type, name, evaluation, scope));
            collect(resource.path("resources"), type + "/", name + "/", evaluation, scope, items);
        }
    }

    private static Item item(JsonNode resource, String type, String name, Evaluation evaluation, String scope) {
        ObjectNode document = Json.object();
        // The template of a nested deployment is evaluated by its own deployment.
        boolean nested = type.equalsIgnoreCase("Microsoft.Resources/deployments");
        resource.properties().forEach(field -> {
            if (!NOT_OF_THE_RESOURCE.contains(field.getKey())) {
                JsonNode value = field.getValue();
                document.set(
                        field.getKey(),
                        nested && field.getKey().equals("properties") ? value : evaluation.resolve(value));
            }
        });
        String[] kinds = type.split("/");
        String[] names = name.split("/");
        if (kinds.length != names.length + 1) {
            throw Evaluation.invalid(
                    "The template resource '" + name + "' of type '" + type + "' has an incorrect segment length.");
        }
        StringBuilder id = new StringBuilder(scope).append("/providers/").append(kinds[0]);
        for (int i = 0; i < names.length; i++) {
            id.append('/').append(kinds[i + 1]).append('/').append(names[i]);
        }
        Set<String> dependsOn = new LinkedHashSet<>();
        for (JsonNode needed : resource.path("dependsOn")) {
            dependsOn.add(ArmId.key(evaluation.resolve(needed).asText()));
        }
        return new Item(ArmId.parse(id.toString()), document, dependsOn);
    }

    private static List<Item> ordered(List<Item> items) {
        List<Item> left = new ArrayList<>(items);
        List<Item> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            List<Item> ready = left.stream()
                    .filter(item -> left.stream()
                            .noneMatch(other -> !other.equals(item) && item.dependsOn.contains(other.id.key())))
                    .toList();
            if (ready.isEmpty()) {
                throw Evaluation.invalid("Circular dependency detected on resource: '" + left.get(0).id + "'.");
            }
            ordered.addAll(ready);
            left.removeAll(ready);
        }
        return ordered;
    }
}
