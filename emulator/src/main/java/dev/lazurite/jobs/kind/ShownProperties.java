package dev.lazurite.jobs.kind;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;

/** The properties of jobs as the service shows them: what was sent, in its order, completed (real-answers-jobs section 2). */
public final class ShownProperties {
    private ShownProperties() {}

    /** Inputs, completed with the mode that holds where none was sent. */
    public static ObjectNode inputs(JsonNode sent) {
        ObjectNode inputs = Json.object();
        for (Map.Entry<String, JsonNode> entry : sent.properties()) {
            JsonNode input = entry.getValue();
            if (!input.isObject()) {
                inputs.set(entry.getKey(), input);
                continue;
            }
            ObjectNode shown = inputs.putObject(entry.getKey());
            copy(input, shown, "description");
            if (Json.text(input, "jobInputType", "").equalsIgnoreCase("literal")) {
                shown.set("jobInputType", input.path("jobInputType"));
                text(shown, "value", Json.text(input, "value", ""));
            } else {
                copy(input, shown, "uri");
                shown.put("mode", Json.text(input, "mode", "ReadOnlyMount"));
                shown.set("jobInputType", input.path("jobInputType"));
            }
        }
        return inputs;
    }

    /** Outputs, as {@link #output}; an entry {@code default} is left to the caller. */
    public static ObjectNode outputs(JsonNode sent) {
        ObjectNode outputs = Json.object();
        for (Map.Entry<String, JsonNode> entry : sent.properties()) {
            if (entry.getValue().isObject() && !entry.getKey().equals("default")) {
                outputs.set(entry.getKey(), output(entry.getValue(), Json.text(entry.getValue(), "uri", "")));
            }
        }
        return outputs;
    }

    /** One output, completed. */
    public static ObjectNode output(JsonNode sent, String uri) {
        ObjectNode shown = Json.object();
        copy(sent, shown, "description");
        text(shown, "uri", uri);
        copy(sent, shown, "assetName");
        copy(sent, shown, "assetVersion");
        shown.put("mode", Json.text(sent, "mode", "ReadWriteMount"));
        copy(sent, shown, "autoDeleteSetting");
        return shown.put("jobOutputType", Json.text(sent, "jobOutputType", "uri_folder"));
    }

    /** The property as it was sent, or null. */
    public static void copy(JsonNode from, ObjectNode to, String name) {
        JsonNode value = from.path(name);
        to.set(name, value.isMissingNode() ? to.nullNode() : value);
    }

    /** The property as it was sent, or other JSON. */
    public static JsonNode or(ObjectNode sent, String name, String otherwise) {
        JsonNode value = sent.path(name);
        if (!value.isMissingNode() && !value.isNull()) {
            return value;
        }
        return otherwise.equals("null") ? sent.nullNode() : Json.parse(otherwise);
    }

    /** A text, or null for an empty one. */
    public static void text(ObjectNode node, String name, String text) {
        if (text.isEmpty()) {
            node.putNull(name);
        } else {
            node.put(name, text);
        }
    }
}
