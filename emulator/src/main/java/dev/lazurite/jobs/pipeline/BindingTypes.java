package dev.lazurite.jobs.pipeline;

import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lazurite.arm.ArmSurface;
import dev.lazurite.jobs.pipeline.graph.Binding;
import dev.lazurite.jobs.pipeline.graph.Node;
import dev.lazurite.ml.component.ComponentVersion;
import dev.lazurite.ml.component.LiteralType;
import dev.lazurite.platform.Json;

/**
 * Whether what a step's input is bound to can go in there. As recorded, all types of data go into each other, and so do all
 * types of values, whether or not a value can be converted: what then comes of it is seen when the step begins.
 *
 * <p>Deviation: that data is refused for a value, and a value for data, at submission, is inferred: the service's graphs have no
 * edge between the two.
 */
final class BindingTypes {
    private static final String FORM =
            " Bind an output or input of a matching type, or change the type that the component declares.";

    private final JsonNode pipelineInputs;
    private final Function<String, Optional<ComponentVersion>> components;

    /**
     * Types of one pipeline.
     *
     * @param pipelineInputs as sent with the job, or as its component declares them
     * @param components what the nodes run, by node; empty for those that are no steps
     */
    BindingTypes(JsonNode pipelineInputs, Function<String, Optional<ComponentVersion>> components) {
        this.pipelineInputs = pipelineInputs;
        this.components = components;
    }

    void check(Node.Step step, ComponentVersion component, String place) {
        component.inputs().properties().forEach(declared -> {
            String type = Json.text(declared.getValue(), "type", "");
            JsonNode entry = step.entry("inputs", declared.getKey());
            Optional<Binding> binding = Binding.whole(Json.text(entry, "value", Json.text(entry, "uri", "")));
            Optional<String> bound = binding.flatMap(this::type);
            if (bound.isPresent() && !type.isEmpty() && LiteralType.is(type) != LiteralType.is(bound.get())) {
                throw ArmSurface.userError(
                                400,
                                "BadArgument",
                                "The input '" + declared.getKey() + "' of the node '" + step.name() + "' is of type '"
                                        + type + "', and '" + binding.get() + "' is of type '" + bound.get() + "'."
                                        + FORM)
                        .at(place + "." + step.name() + ".inputs." + declared.getKey());
            }
        });
    }

    /** The type of what a binding refers to; empty where nobody says it. */
    private Optional<String> type(Binding binding) {
        Optional<JsonNode> declared = switch (binding.kind()) {
            case PIPELINE_INPUT -> Optional.of(pipelineInputs.path(binding.name()));
            case NODE_OUTPUT ->
                components.apply(binding.node()).map(found -> found.outputs().path(binding.name()));
            case NODE_INPUT ->
                components.apply(binding.node()).map(found -> found.inputs().path(binding.name()));
            case PIPELINE_OUTPUT, NODE -> Optional.empty();
        };
        return declared.map(found -> Json.text(found, "type", Json.text(found, "jobInputType", "")))
                .filter(type -> !type.isEmpty())
                .map(type -> type.equalsIgnoreCase("literal") ? "string" : type);
    }
}
