package dev.lazurite.jobs;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmSurface;
import dev.lazurite.arm.Documents;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Fault;

/**
 * What is refused when a job is submitted. Only what the real service refuses there: a missing input or an unknown
 * environment fails at run.
 */
final class JobValidation {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_-]{0,254}");
    private static final Pattern BINDING = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,254}");
    private static final List<String> KINDS = List.of("Sweep", "Pipeline", "AutoML", "Spark", "Labeling");
    /** azure-rules 18. */
    private static final int MOST_INPUTS = 200;

    private static final int MOST_OUTPUTS = 20;
    private static final int MOST_TAGS = 50;

    private JobValidation() {}

    static void check(String name, ObjectNode properties) {
        if (!NAME.matcher(name).matches()) {
            throw ArmSurface.userError(
                    400,
                    "BadArgument",
                    "The job name '" + name + "' is invalid: a name has 1 to 255 letters, digits, '_' or '-' and begins"
                            + " with a letter or digit.");
        }
        kind(properties.path("jobType"));
        required(properties, "command");
        required(properties, "environmentId");
        text(properties, "codeId");
        text(properties, "computeId");
        text(properties, "experimentName");
        text(properties, "displayName");
        text(properties, "description");
        strings(properties, "tags", MOST_TAGS);
        strings(properties, "properties", MOST_TAGS);
        strings(properties, "environmentVariables", Integer.MAX_VALUE);
        bindings(properties, "inputs", "jobInputType", MOST_INPUTS);
        bindings(properties, "outputs", "jobOutputType", MOST_OUTPUTS);
        JsonNode nodes = Json.at(properties, "resources.instanceCount");
        if (!nodes.isMissingNode() && !nodes.isNull() && (!nodes.isIntegralNumber() || nodes.asInt() < 1)) {
            throw Documents.wrongType("properties.resources.instanceCount", "a whole number of 1 or more", nodes);
        }
        distribution(properties.path("distribution"), nodes.asInt(1));
        timeout(Json.at(properties, "limits.timeout"));
    }

    private static void kind(JsonNode kind) {
        if (kind.isMissingNode() || kind.isNull()) {
            throw Documents.missing("properties.jobType");
        }
        if (kind.asText().equalsIgnoreCase("Command")) {
            return;
        }
        if (KINDS.stream().anyMatch(kind.asText()::equalsIgnoreCase)) {
            throw Fault.notEmulated("Jobs of type '" + kind.asText() + "' are not emulated yet; command jobs are.");
        }
        throw Documents.wrongType("properties.jobType", "Command, Sweep, Pipeline, AutoML or Spark", kind);
    }

    private static void required(ObjectNode properties, String name) {
        text(properties, name);
        if (Json.text(properties, name, "").isBlank()) {
            throw Documents.missing("properties." + name);
        }
    }

    private static void text(ObjectNode properties, String name) {
        JsonNode node = properties.path(name);
        if (!node.isMissingNode() && !node.isNull() && !node.isTextual()) {
            throw Documents.wrongType("properties." + name, "a string", node);
        }
    }

    private static ObjectNode object(ObjectNode properties, String name, int most) {
        JsonNode node = properties.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return Json.object();
        }
        if (!(node instanceof ObjectNode object)) {
            throw Documents.wrongType("properties." + name, "an object", node);
        }
        if (object.size() > most) {
            throw ArmSurface.userError(
                    400,
                    "BadArgument",
                    "The property 'properties." + name + "' has " + object.size() + " entries; at most " + most
                            + " are allowed.");
        }
        return object;
    }

    private static void strings(ObjectNode properties, String name, int most) {
        for (Map.Entry<String, JsonNode> entry : object(properties, name, most).properties()) {
            if (!entry.getValue().isValueNode()) {
                throw Documents.wrongType("properties." + name + "." + entry.getKey(), "a string", entry.getValue());
            }
        }
    }

    private static void bindings(ObjectNode properties, String name, String type, int most) {
        for (Map.Entry<String, JsonNode> entry : object(properties, name, most).properties()) {
            String place = "properties." + name + "." + entry.getKey();
            if (!BINDING.matcher(entry.getKey()).matches()) {
                throw ArmSurface.userError(
                        400,
                        "BadArgument",
                        "The name '" + entry.getKey() + "' in 'properties." + name
                                + "' is invalid: a name has letters, digits, '_', '-' or '.' and begins with none of the"
                                + " last two.");
            }
            if (!entry.getValue().isNull() && !entry.getValue().isObject()) {
                throw Documents.wrongType(place, "an object", entry.getValue());
            }
            if (entry.getValue().isObject() && !entry.getValue().path(type).isTextual()) {
                throw Documents.missing(place + "." + type);
            }
        }
    }

    private static void distribution(JsonNode distribution, int nodes) {
        int processes = distribution.path("processCountPerInstance").asInt(1);
        if (distribution.isObject() && (nodes > 1 || processes > 1)) {
            throw Fault.notEmulated("A job of several processes (distribution '"
                    + distribution.path("distributionType").asText() + "', " + nodes + " nodes with " + processes
                    + " processes each) is not emulated yet.");
        }
    }

    private static void timeout(JsonNode timeout) {
        if (timeout.isMissingNode() || timeout.isNull()) {
            return;
        }
        try {
            Duration.parse(timeout.asText());
        } catch (DateTimeParseException malformed) {
            throw Documents.wrongType("properties.limits.timeout", "an ISO 8601 duration such as PT30M", timeout);
        }
    }
}
