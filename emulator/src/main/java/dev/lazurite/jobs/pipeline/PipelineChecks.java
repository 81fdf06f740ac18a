package dev.lazurite.jobs.pipeline;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.ArmSurface;
import dev.lazurite.jobs.kind.Computes;
import dev.lazurite.jobs.pipeline.graph.Binding;
import dev.lazurite.jobs.pipeline.graph.Graph;
import dev.lazurite.jobs.pipeline.graph.Node;
import dev.lazurite.jobs.pipeline.graph.Nodes;
import dev.lazurite.jobs.pipeline.step.Components;
import dev.lazurite.jobs.pipeline.values.PipelineDocument;
import dev.lazurite.ml.component.ComponentVersion;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Fault;

/**
 * What is refused when a pipeline is submitted: components and computes that are not there, expressions that refer to nothing,
 * nodes that wait for each other. Pipelines inside are looked at, too.
 */
final class PipelineChecks {
    private static final Set<String> RUN = Set.of("command", "pipeline");

    private final Components components;
    private final Computes computes;
    private final Predicate<String> runs;

    PipelineChecks(Components components, Computes computes, Predicate<String> runs) {
        this.components = components;
        this.computes = computes;
        this.runs = runs;
    }

    void check(ArmId workspace, PipelineDocument sent) {
        PipelineDocument whole = WholePipeline.of(workspace, sent, components);
        new Level(
                        workspace,
                        "properties.jobs",
                        whole.properties().path("inputs"),
                        whole.properties().path("outputs"))
                .check(whole.jobs());
        compute(workspace, sent.defaultCompute());
    }

    /** Deviation: the steps of a virtual cluster, which is no compute of the workspace, run here, without a queue. */
    private void compute(ArmId workspace, String compute) {
        String name = Computes.name(compute);
        if (!compute.toLowerCase(Locale.ROOT).contains("/virtualclusters/")
                && !name.isEmpty()
                && Binding.within(compute).isEmpty()
                && computes.nodes(workspace.toString(), name).isEmpty()) {
            throw ArmSurface.userError(404, "NotFound", "Unknown compute target '" + name + "'.");
        }
    }

    /** As recorded for a version that is not there (real-answers-jobs section 10). */
    static Fault unknown(String reference) {
        if (reference.contains("registries/azureml")) {
            return Fault.notEmulated("The component '" + reference
                    + "' is one of Microsoft's own registries, of which only the environments are emulated.");
        }
        String[] segments = reference.split("/");
        String version = segments[segments.length - 1];
        String name = segments.length > 2 ? segments[segments.length - 3] : reference;
        return ArmSurface.userError(
                404,
                "NotFound",
                "key: " + reference + ", Message: Not found component " + name + " (version: " + version + ").");
    }

    private static Fault refused(String place, String message) {
        return ArmSurface.userError(400, "BadArgument", message).at(place);
    }

    /** One pipeline: that of the job, or one inside. */
    private final class Level {
        private final ArmId workspace;
        private final String place;
        private final JsonNode inputs;
        private final JsonNode outputs;
        private final Map<String, Optional<ComponentVersion>> known = new HashMap<>();

        private Level(ArmId workspace, String place, JsonNode inputs, JsonNode outputs) {
            this.workspace = workspace;
            this.place = place;
            this.inputs = inputs;
            this.outputs = outputs;
        }

        private void check(JsonNode jobs) {
            Map<String, Node> nodes = Nodes.read(jobs, place);
            Graph graph = new Graph(nodes);
            BindingTypes types = new BindingTypes(inputs, name -> component(nodes, name));
            for (Node node : nodes.values()) {
                bodies(node, nodes);
                expressions(node.document(), place + "." + node.name(), nodes);
                if (node instanceof Node.Step step) {
                    step(step, graph, types);
                }
            }
            List<String> cycle = graph.cycle();
            if (!cycle.isEmpty()) {
                throw refused(
                        place,
                        "The nodes " + String.join(", ", cycle)
                                + " wait for each other's outputs, so that none of them could run.");
            }
        }

        private void bodies(Node node, Map<String, Node> nodes) {
            List<String> named = node instanceof Node.DoWhile loop
                    ? List.of(loop.body())
                    : node instanceof Node.ParallelFor fan ? List.of(fan.body()) : List.of();
            for (String body : named) {
                if (!(nodes.get(body) instanceof Node.Step)) {
                    throw refused(
                            place + "." + node.name() + ".body",
                            "The node '" + node.name() + "' has the body '" + body
                                    + "', which is no step of the pipeline.");
                }
            }
        }

        private void step(Node.Step step, Graph graph, BindingTypes types) {
            ComponentVersion component = component(step).orElseThrow(() -> unknown(step.component()));
            if (!RUN.contains(component.type()) || (step.type().equals("sweep") && !runs.test("Sweep"))) {
                String type = RUN.contains(component.type()) ? step.type() : component.type();
                throw Fault.notEmulated("The node '" + step.name() + "' is of type '" + type
                        + "', which is not emulated yet; command and pipeline components are.");
            }
            compute(workspace, Json.text(step.document(), "computeId", ""));
            if (graph.unit(step.name()).equals(step.name())) {
                required(step, component);
            }
            types.check(step, component, place);
            if (component.type().equals("pipeline")) {
                new Level(workspace, place + "." + step.name() + ".jobs", component.inputs(), component.outputs())
                        .check(component.jobs());
            }
        }

        private void required(Node.Step step, ComponentVersion component) {
            component.inputs().fieldNames().forEachRemaining(input -> {
                boolean searched = step.document().path("search_space").has(input);
                if (!step.entry("inputs", input).isObject() && !component.mayOmit(input) && !searched) {
                    throw refused(
                            place + "." + step.name() + ".inputs." + input,
                            "Required input '" + input + "' for component '" + step.name() + "' not provided.");
                }
            });
        }

        private void expressions(JsonNode document, String at, Map<String, Node> nodes) {
            if (document.isTextual()) {
                Binding.within(document.asText()).forEach(binding -> expression(binding, at, nodes));
            }
            if (document instanceof ObjectNode object) {
                object.properties().forEach(entry -> expressions(entry.getValue(), at + "." + entry.getKey(), nodes));
            } else {
                document.forEach(item -> expressions(item, at, nodes));
            }
        }

        private void expression(Binding binding, String at, Map<String, Node> nodes) {
            // an input of the pipeline that is not there is one that was left out
            if (binding.kind() == Binding.Kind.PIPELINE_OUTPUT && !outputs.has(binding.name())) {
                throw refused(at, "'" + binding + "' refers to an output that the pipeline does not have.");
            }
            if (!binding.node().isEmpty() && !nodes.containsKey(binding.node())) {
                throw refused(
                        at,
                        "'" + binding + "' refers to the node '" + binding.node() + "'; the nodes of the pipeline are "
                                + String.join(", ", nodes.keySet()) + ".");
            }
            if (binding.kind() == Binding.Kind.NODE_OUTPUT && !has(binding, nodes)) {
                throw refused(
                        at,
                        "'" + binding + "' refers to the output '" + binding.name() + "', which the node '"
                                + binding.node() + "' does not have.");
            }
        }

        private boolean has(Binding binding, Map<String, Node> nodes) {
            String name = nodes.get(binding.node()) instanceof Node.ParallelFor loop ? loop.body() : binding.node();
            return binding.name().equals("artifacts")
                    || component(nodes, name)
                            .map(component -> component.outputs().has(binding.name()))
                            .orElse(true);
        }

        private Optional<ComponentVersion> component(Map<String, Node> nodes, String name) {
            return nodes.get(name) instanceof Node.Step step ? component(step) : Optional.empty();
        }

        private Optional<ComponentVersion> component(Node.Step step) {
            return known.computeIfAbsent(step.component(), reference -> components.find(workspace, reference));
        }
    }
}
