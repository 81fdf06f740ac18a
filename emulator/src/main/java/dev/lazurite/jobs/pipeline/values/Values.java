package dev.lazurite.jobs.pipeline.values;

import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.lazurite.jobs.pipeline.graph.Binding;
import dev.lazurite.platform.Json;

/** What the expressions in the nodes of one pipeline stand for, once the steps that they refer to have completed. */
public final class Values {
    private final PipelineDocument pipeline;
    private final Function<String, Optional<Outcome>> outcomes;

    /** @param outcomes what a step left; empty for one that has not completed */
    public Values(PipelineDocument pipeline, Function<String, Optional<Outcome>> outcomes) {
        this.pipeline = pipeline;
        this.outcomes = outcomes;
    }

    /**
     * An input of a step, as a job's input.
     *
     * @param sent in snake case; its mode wins over that of what it refers to
     * @return empty where it refers to an optional input that was left out
     */
    public Optional<ObjectNode> input(JsonNode sent) {
        String literal = Json.text(sent, "value", "");
        if (Json.text(sent, "job_input_type", "literal").equalsIgnoreCase("literal") || sent.has("value")) {
            return Binding.whole(literal)
                    .map(this::bound)
                    .orElseGet(() -> Optional.of(literal(text(literal))))
                    .map(found -> with(found, "mode", Json.text(sent, "mode", "")));
        }
        ObjectNode data = Json.object().put("jobInputType", Json.text(sent, "job_input_type", ""));
        data.put("uri", text(Json.text(sent, "uri", "")));
        return Optional.of(with(data, "mode", Json.text(sent, "mode", "")));
    }

    private Optional<ObjectNode> bound(Binding binding) {
        return switch (binding.kind()) {
            case PIPELINE_INPUT ->
                pipeline.entry("inputs", binding.name()) instanceof ObjectNode input
                        ? Optional.of(input.deepCopy())
                        : Optional.empty();
            case NODE_OUTPUT -> outcomes.apply(binding.node()).flatMap(outcome -> outcome.output(binding.name()));
            case NODE_INPUT ->
                input(pipeline.jobs().path(binding.node()).path("inputs").path(binding.name()));
            case PIPELINE_OUTPUT, NODE -> Optional.empty();
        };
    }

    /** A text with what its expressions stand for: literals as they are, data as their addresses. */
    public String text(String text) {
        return Binding.replace(
                text,
                binding -> bound(binding)
                        .map(found -> Json.text(found, "value", Json.text(found, "uri", "")))
                        .orElse(""));
    }

    /** A document with what the expressions in it stand for. */
    public JsonNode filled(JsonNode document) {
        if (document.isTextual()) {
            return TextNode.valueOf(text(document.asText()));
        }
        if (document instanceof ObjectNode object) {
            ObjectNode filled = Json.object();
            object.properties().forEach(entry -> filled.set(entry.getKey(), filled(entry.getValue())));
            return filled;
        }
        if (document instanceof ArrayNode array) {
            ArrayNode filled = Json.array();
            array.forEach(item -> filled.add(filled(item)));
            return filled;
        }
        return document;
    }

    public static ObjectNode literal(String value) {
        return Json.object().put("jobInputType", "literal").put("value", value);
    }

    private static ObjectNode with(ObjectNode input, String name, String text) {
        return text.isEmpty() || Json.text(input, "jobInputType", "").equalsIgnoreCase("literal")
                ? input
                : input.put(name, text);
    }
}
