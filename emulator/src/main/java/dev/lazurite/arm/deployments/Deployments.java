package dev.lazurite.arm.deployments;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.Directory;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceEngine;
import dev.lazurite.arm.ResourceGroups;
import dev.lazurite.arm.ResourceType;
import dev.lazurite.platform.Ids;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;

/** Runs template deployments: each resource of the template is written as a PUT of it would be. */
final class Deployments {
    private final Directory directory;
    private final ResourceGroups groups;
    private final ResourceEngine engine;
    private final Clock clock;
    private final Ids ids;

    /**
     * What became of a deployment.
     *
     * @param operations one for each resource, as the list of deployment operations shows them
     * @param outputResources the ids of what was written
     */
    record Outcome(
            Map<String, JsonNode> parameters,
            List<ObjectNode> operations,
            List<String> outputResources,
            ObjectNode outputs,
            java.util.Optional<Fault> failure,
            Duration duration) {}

    Deployments(Directory directory, ResourceGroups groups, ResourceEngine engine, Clock clock, Ids ids) {
        this.directory = directory;
        this.groups = groups;
        this.engine = engine;
        this.clock = clock;
        this.ids = ids;
    }

    /** What a deployment would write, without writing it; refuses an invalid template. */
    List<String> validate(String group, JsonNode properties, Call call) {
        Evaluation evaluation = evaluation(group, properties, call);
        return Template.items(properties.path("template"), evaluation, scope(group)).stream()
                .map(item -> {
                    require(item.id());
                    return item.id().toString();
                })
                .toList();
    }

    /** Writes what the template says, until something is refused. */
    Outcome run(String group, JsonNode properties, Call call) {
        Instant start = clock.instant();
        Evaluation evaluation = evaluation(group, properties, call);
        List<Template.Item> items = Template.items(properties.path("template"), evaluation, scope(group));
        List<ObjectNode> operations = new ArrayList<>();
        List<String> written = new ArrayList<>();
        Fault failure = null;
        for (Template.Item item : items) {
            try {
                Resource resource = write(item, call);
                written.add(resource.id().toString());
                operations.add(operation(item.id(), "Succeeded", "OK"));
            } catch (Fault refused) {
                failure = refused;
                operations.add(operation(item.id(), "Failed", refused.code()));
                break;
            }
        }
        ObjectNode outputs = Json.object();
        if (failure == null) {
            for (Map.Entry<String, JsonNode> output :
                    properties.path("template").path("outputs").properties()) {
                ObjectNode shown = outputs.putObject(output.getKey());
                shown.put("type", output.getValue().path("type").asText());
                shown.set("value", evaluation.resolve(output.getValue().path("value")));
            }
        }
        return new Outcome(
                evaluation.parameters(),
                operations,
                written,
                outputs,
                java.util.Optional.ofNullable(failure),
                Duration.between(start, clock.instant()));
    }

    private Evaluation evaluation(String group, JsonNode properties, Call call) {
        JsonNode template = properties.path("template");
        if (!template.isObject()) {
            throw properties.has("templateLink")
                    ? Fault.notEmulated("Linked templates are not emulated: send the template itself.")
                    : Fault.of(400, "InvalidRequestContent", "The property 'properties.template' is missing.")
                            .at("properties.template");
        }
        return new Evaluation(
                directory,
                group,
                groups.require(directory.subscription(), group).location(),
                ids,
                template,
                properties.path("parameters"),
                id -> engine.find(id).map(resource -> engine.view(resource, call)));
    }

    private ResourceType require(ArmId id) {
        return engine.type(id.type())
                .orElseThrow(() -> Fault.notEmulated(
                        "The resource type '" + id.type() + "', which the template declares, is not emulated."));
    }

    private Resource write(Template.Item item, Call call) {
        return engine.put(require(item.id()), item.id(), item.document(), call).resource();
    }

    private String scope(String group) {
        return "/subscriptions/" + directory.subscription() + "/resourceGroups/" + group;
    }

    private ObjectNode operation(ArmId target, String state, String statusCode) {
        String id = ids.hex(16).toUpperCase(java.util.Locale.ROOT);
        ObjectNode operation =
                Json.object().put("id", target.scope() + "/operations/" + id).put("operationId", id);
        ObjectNode properties = operation.putObject("properties");
        properties
                .put("provisioningOperation", "Create")
                .put("provisioningState", state)
                .put("timestamp", clock.instant().toString())
                .put("duration", "PT0.1S")
                .put("trackingId", ids.guid())
                .put("statusCode", statusCode);
        properties
                .putObject("targetResource")
                .put("id", target.toString())
                .put("resourceType", target.type())
                .put("resourceName", String.join("/", target.names()));
        return operation;
    }

    /** The parameters as a deployment shows them: each with its type and its value. */
    static ObjectNode show(Map<String, JsonNode> parameters, JsonNode template) {
        ObjectNode shown = Json.object();
        parameters.forEach((name, value) -> {
            String type = template.path("parameters").path(name).path("type").asText("String");
            ObjectNode item = shown.putObject(name);
            item.put("type", Character.toUpperCase(type.charAt(0)) + type.substring(1));
            if (!type.toLowerCase(java.util.Locale.ROOT).startsWith("secure")) {
                item.set("value", value);
            }
        });
        return shown;
    }

    static ArrayNode references(List<String> resources) {
        ArrayNode references = Json.array();
        resources.stream().sorted().forEach(id -> references.addObject().put("id", id));
        return references;
    }
}
