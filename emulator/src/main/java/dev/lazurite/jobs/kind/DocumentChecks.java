package dev.lazurite.jobs.kind;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmSurface;
import dev.lazurite.arm.Documents;
import dev.lazurite.platform.Json;

/** Looks at the properties of a submitted job; each refuses by a {@code Fault} that names the property and the accepted form. */
public final class DocumentChecks {
    private static final Pattern BINDING = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,254}");

    private DocumentChecks() {}

    /** A text that must be there and hold something. */
    public static void required(ObjectNode properties, String name) {
        text(properties, name);
        if (Json.text(properties, name, "").isBlank()) {
            throw Documents.missing("properties." + name);
        }
    }

    /** A text, if it is there. */
    public static void text(ObjectNode properties, String name) {
        JsonNode node = properties.path(name);
        if (!node.isMissingNode() && !node.isNull() && !node.isTextual()) {
            throw Documents.wrongType("properties." + name, "a string", node);
        }
    }

    /** An object of at most so many entries; an empty one where there is none. */
    public static ObjectNode object(ObjectNode properties, String name, int most) {
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

    /** An object of texts, if it is there. */
    public static void strings(ObjectNode properties, String name, int most) {
        for (Map.Entry<String, JsonNode> entry : object(properties, name, most).properties()) {
            if (!entry.getValue().isValueNode()) {
                throw Documents.wrongType("properties." + name + "." + entry.getKey(), "a string", entry.getValue());
            }
        }
    }

    /** Inputs or outputs: names that can stand in a placeholder, each with its type. */
    public static void bindings(ObjectNode properties, String name, String type, int most) {
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

    /** A duration, if it is there. */
    public static void duration(ObjectNode properties, String path) {
        JsonNode timeout = Json.at(properties, path);
        if (timeout.isMissingNode() || timeout.isNull()) {
            return;
        }
        try {
            Duration.parse(timeout.asText());
        } catch (DateTimeParseException malformed) {
            throw Documents.wrongType("properties." + path, "an ISO 8601 duration such as PT30M", timeout);
        }
    }
}
