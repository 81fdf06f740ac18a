package dev.lazurite.jobs.pipeline.step;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.jobs.pipeline.values.SnakeCase;
import dev.lazurite.ml.component.ComponentVersion;
import dev.lazurite.platform.Json;

/** Writes a sweep node as the document of a sweep job. */
final class SweepStep {
    /** The arguments of each distribution, in the order in which a job has them. */
    private static final Map<String, List<String>> ARGUMENTS = Map.of(
            "uniform", List.of("min_value", "max_value"),
            "loguniform", List.of("min_value", "max_value"),
            "quniform", List.of("min_value", "max_value", "q"),
            "qloguniform", List.of("min_value", "max_value", "q"),
            "normal", List.of("mu", "sigma"),
            "lognormal", List.of("mu", "sigma"),
            "qnormal", List.of("mu", "sigma", "q"),
            "qlognormal", List.of("mu", "sigma", "q"),
            "randint", List.of("upper"));

    private SweepStep() {}

    static void complete(ObjectNode made, ObjectNode node, ComponentVersion component) {
        made.put("jobType", "Sweep");
        ObjectNode space = made.putObject("searchSpace");
        node.path("search_space")
                .properties()
                .forEach(entry -> space.set(entry.getKey(), distribution(entry.getValue())));
        ObjectNode trialNode = node.path("trial") instanceof ObjectNode trial ? trial.deepCopy() : Json.object();
        for (String name : new String[] {"resources", "environment_variables", "distribution"}) {
            if (node.has(name) && !trialNode.has(name)) {
                trialNode.set(name, node.get(name));
            }
        }
        ObjectNode trial = StepDocument.task(trialNode, component);
        // a component takes what is searched as inputs
        String command = Json.text(trial, "command", "");
        for (String name : (Iterable<String>) space::fieldNames) {
            command = command.replaceAll(
                    "\\$\\{\\{\\s*inputs\\." + Pattern.quote(name) + "\\s*}}",
                    Matcher.quoteReplacement("${{search_space." + name + "}}"));
            ((ObjectNode) made.path("inputs")).remove(name);
        }
        made.set("trial", trial.put("command", command));
        made.set("samplingAlgorithm", algorithm(node.path("sampling_algorithm")));
        made.set("objective", objective(node.path("objective")));
        made.set("limits", StepDocument.limits(node.path("limits"), Json.object(), "Sweep"));
        if (node.path("early_termination") instanceof ObjectNode policy) {
            made.set("earlyTermination", typed(policy, "policyType"));
        }
    }

    private static ArrayNode distribution(JsonNode sent) {
        if (sent instanceof ArrayNode wire) {
            return wire;
        }
        String type = Json.text(sent, "type", "");
        ArrayNode wire = Json.array().add(type);
        ArrayNode arguments = wire.addArray();
        if (type.equals("choice")) {
            arguments.add(sent.path("values"));
        } else {
            ARGUMENTS.getOrDefault(type, List.of()).forEach(name -> arguments.add(sent.path(name)));
        }
        return wire;
    }

    private static ObjectNode algorithm(JsonNode sent) {
        return sent instanceof ObjectNode object
                ? typed(object, "samplingAlgorithmType")
                : Json.object().put("samplingAlgorithmType", SnakeCase.toPascal(sent.asText("random")));
    }

    private static ObjectNode typed(ObjectNode sent, String discriminator) {
        ObjectNode camel = (ObjectNode) SnakeCase.toCamel(sent);
        String type = StepOutputs.first(Json.text(camel, discriminator, ""), Json.text(camel, "type", ""));
        camel.remove("type");
        return camel.put(discriminator, SnakeCase.toPascal(type));
    }

    private static ObjectNode objective(JsonNode sent) {
        return Json.object()
                .put("goal", SnakeCase.toPascal(Json.text(sent, "goal", "")))
                .put("primaryMetric", Json.text(sent, "primary_metric", Json.text(sent, "primaryMetric", "")));
    }
}
