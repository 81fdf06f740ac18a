package dev.lazurite.jobs.pipeline.step;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.jobs.pipeline.graph.Node;
import dev.lazurite.jobs.pipeline.values.Values;
import dev.lazurite.ml.component.ComponentVersion;
import dev.lazurite.platform.Json;

/** The inputs of a step's job: what the node says, completed by what its component declares. */
public final class StepInputs {
    private static final Set<String> LITERALS = Set.of("string", "number", "integer", "boolean", "float", "enum");

    private StepInputs() {}

    /**
     * All inputs; an optional one that nobody sets is not among them.
     *
     * @param instead inputs of this round of a loop, which win
     */
    static ObjectNode of(Node.Step step, ComponentVersion component, Values values, Map<String, ObjectNode> instead) {
        ObjectNode inputs = Json.object();
        step.document()
                .path("inputs")
                .properties()
                .forEach(entry -> values.input(entry.getValue()).ifPresent(input -> inputs.set(entry.getKey(), input)));
        instead.forEach(inputs::set);
        component.inputs().properties().forEach(declared -> {
            if (inputs.path(declared.getKey()) instanceof ObjectNode input) {
                declare(input, declared.getValue());
            } else if (declared.getValue().hasNonNull("default")) {
                inputs.set(
                        declared.getKey(),
                        otherwise(declared.getValue(), declared.getValue().path("default")));
            }
        });
        return inputs;
    }

    /** Whether a declared input or output is a value and no data. */
    static boolean literal(JsonNode declared) {
        return LITERALS.contains(Json.text(declared, "type", "").toLowerCase(Locale.ROOT));
    }

    /** The value that a component declares for an input that nobody sets. */
    public static ObjectNode otherwise(JsonNode declared, JsonNode value) {
        return literal(declared)
                ? Values.literal(value.asText())
                : Json.object()
                        .put("jobInputType", Json.text(declared, "type", "uri_folder"))
                        .put("uri", value.isObject() ? Json.text(value, "path", "") : value.asText());
    }

    /** What the component says of data: how it is mounted unless the node says so, and of which type it takes it. */
    private static void declare(ObjectNode input, JsonNode declared) {
        if (Json.text(input, "jobInputType", "").equalsIgnoreCase("literal")) {
            return;
        }
        String mode = Json.text(declared, "mode", "");
        if (!mode.isEmpty() && Json.text(input, "mode", "").isEmpty()) {
            input.put("mode", MODES.getOrDefault(mode.toLowerCase(Locale.ROOT), mode));
        }
    }

    /** The modes as components write them. */
    static final Map<String, String> MODES = Map.of(
            "ro_mount", "ReadOnlyMount",
            "rw_mount", "ReadWriteMount",
            "mount", "ReadOnlyMount",
            "download", "Download",
            "direct", "Direct",
            "eval_mount", "EvalMount",
            "eval_download", "EvalDownload",
            "upload", "Upload");
}
