package dev.lazurite.jobs.pipeline.step;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.jobs.pipeline.graph.Node;
import dev.lazurite.jobs.pipeline.values.Values;
import dev.lazurite.jobs.staging.JobFault;
import dev.lazurite.ml.component.ComponentVersion;
import dev.lazurite.ml.component.LiteralType;
import dev.lazurite.platform.Json;

/** The inputs of a step's job: what the node says, completed by what its component declares. */
public final class StepInputs {
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

    /**
     * Fails a step that is given what its component does not take.
     *
     * <p>Deviation: the service is recorded to accept values of other types at submission; that it refuses those that cannot be
     * converted when the step begins, and in which words, is inferred.
     */
    static void check(String step, ComponentVersion component, JsonNode inputs) throws JobFault {
        for (Map.Entry<String, JsonNode> declared : component.inputs().properties()) {
            JsonNode given = inputs.path(declared.getKey());
            Optional<LiteralType> type = LiteralType.of(declared.getValue());
            if (type.isEmpty() || !given.isObject()) {
                continue;
            }
            boolean literal = Json.text(given, "jobInputType", "").equalsIgnoreCase("literal");
            String value = Json.text(given, "value", "");
            if (!literal || (!value.isEmpty() && !type.get().takes(value))) {
                throw new JobFault(
                        "UserError",
                        "The input '" + declared.getKey() + "' of the node '" + step + "' takes " + type.get()
                                + ", and is given "
                                + (literal
                                        ? "'" + value + "'."
                                        : "data of the type " + Json.text(given, "jobInputType", "") + "."));
            }
        }
    }

    /** The value that a component declares for an input that nobody sets. */
    public static ObjectNode otherwise(JsonNode declared, JsonNode value) {
        return LiteralType.of(declared).isPresent()
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
