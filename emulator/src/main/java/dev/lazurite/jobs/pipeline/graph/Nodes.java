package dev.lazurite.jobs.pipeline.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmSurface;
import dev.lazurite.arm.Documents;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Fault;

/** Reads the nodes of a pipeline. */
public final class Nodes {
    private static final Set<String> STEPS = Set.of("command", "sweep", "pipeline");
    private static final Set<String> MISSING =
            Set.of("parallel", "spark", "automl", "import", "data_transfer", "datatransfer", "fl_scatter_gather");

    private Nodes() {}

    /**
     * All nodes by name, in their order.
     *
     * @param place where they stand, for refusals
     */
    public static Map<String, Node> read(JsonNode jobs, String place) {
        if (!jobs.isMissingNode() && !jobs.isNull() && !jobs.isObject()) {
            throw Documents.wrongType(place, "an object of nodes", jobs);
        }
        Map<String, Node> nodes = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : jobs.properties()) {
            if (!(entry.getValue() instanceof ObjectNode document)) {
                throw Documents.wrongType(place + "." + entry.getKey(), "an object", entry.getValue());
            }
            nodes.put(entry.getKey(), node(entry.getKey(), document, place + "." + entry.getKey()));
        }
        return nodes;
    }

    private static Node node(String name, ObjectNode document, String place) {
        String type = Json.text(document, "type", "command").toLowerCase(Locale.ROOT);
        if (STEPS.contains(type)) {
            Node.Step step = new Node.Step(name, type, document);
            if (step.component().isEmpty()) {
                throw Documents.missing(place + (type.equals("sweep") ? ".trial.componentId" : ".componentId"));
            }
            return step;
        }
        if (MISSING.contains(type)) {
            throw Fault.notEmulated(
                    "The node '" + name + "' is of type '" + type
                            + "', which is not emulated yet; command, sweep, pipeline, if_else, do_while and parallel_for are.");
        }
        return switch (type) {
            case "if_else" ->
                new Node.IfElse(
                        name, document, block(document, "true_block", place), block(document, "false_block", place));
            case "do_while" -> new Node.DoWhile(name, document, body(document, place));
            case "parallel_for" -> new Node.ParallelFor(name, document, body(document, place));
            default ->
                throw Documents.wrongType(
                        place + ".type",
                        "command, sweep, pipeline, parallel, spark, automl, if_else, do_while or parallel_for",
                        document.path("type"));
        };
    }

    private static String body(ObjectNode document, String place) {
        return named(document.path("body"), place + ".body");
    }

    private static List<String> block(ObjectNode document, String name, String place) {
        JsonNode block = document.path(name);
        List<String> names = new ArrayList<>();
        if (block.isArray()) {
            block.forEach(entry -> names.add(named(entry, place + "." + name)));
        } else if (!block.isMissingNode() && !block.isNull()) {
            names.add(named(block, place + "." + name));
        }
        return List.copyOf(names);
    }

    private static String named(JsonNode expression, String place) {
        return Binding.whole(expression.asText())
                .filter(binding -> binding.kind() == Binding.Kind.NODE)
                .map(Binding::node)
                .orElseThrow(() -> ArmSurface.userError(
                                400,
                                "BadArgument",
                                "'" + expression.asText() + "' at '" + place
                                        + "' names no node: ${{parent.jobs.NAME}} is expected.")
                        .at(place));
    }
}
