package dev.lazurite.jobs.pipeline.step;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.jobs.kind.Job;
import dev.lazurite.jobs.pipeline.graph.Node;
import dev.lazurite.jobs.pipeline.values.PipelineDocument;
import dev.lazurite.jobs.pipeline.values.SnakeCase;
import dev.lazurite.jobs.pipeline.values.Values;
import dev.lazurite.ml.component.ComponentVersion;
import dev.lazurite.platform.Json;

/** Makes the document of the job that carries out a step: its component, with what the node says instead. */
public final class StepDocument {
    /** Which node of its parent a child is, and which round of a loop. */
    public static final String NODE = "_node";

    public static final String ROUND = "_round";

    private final Job pipeline;
    private final PipelineDocument document;
    private final Values values;

    StepDocument(Job pipeline, Values values) {
        this.pipeline = pipeline;
        this.document = new PipelineDocument(pipeline.document());
        this.values = values;
    }

    /**
     * The document.
     *
     * @param job the name that the job will have
     * @param instead inputs that a loop sets in this round
     */
    ObjectNode of(Node.Step step, int round, ComponentVersion component, String job, Map<String, ObjectNode> instead) {
        ObjectNode made = Json.object().put(NODE, step.name()).put(ROUND, round);
        made.put("displayName", step.displayName());
        made.put("experimentName", document.job().experiment());
        ObjectNode node = (ObjectNode) values.filled(step.document());
        if (node.path("tags").isObject()) {
            made.set("tags", node.path("tags"));
        }
        String compute = StepOutputs.first(
                Json.text(node, "computeId", ""), Json.text(node, "compute", ""), document.defaultCompute());
        if (!compute.isEmpty()) {
            made.put("computeId", compute);
        }
        made.set("inputs", StepInputs.of(step, component, values, instead));
        made.set("outputs", StepOutputs.of(step, component, pipeline, job));
        switch (step.type()) {
            case "sweep" -> SweepStep.complete(made, node, component);
            case "pipeline" -> nested(made, node, component);
            default -> command(made, node, component);
        }
        return made;
    }

    private static void command(ObjectNode made, ObjectNode node, ComponentVersion component) {
        made.put("jobType", "Command");
        made.setAll(task(node, component));
        made.set("limits", limits(node.path("limits"), component.spec().path("limits"), "Command"));
        for (String name : new String[] {"identity", "queue_settings", "services"}) {
            if (node.path(name).isObject()) {
                made.set(SnakeCase.toCamel(name), SnakeCase.toCamel(node.path(name)));
            }
        }
    }

    /** What runs, and in what: the same for a command and for the trial of a sweep. */
    static ObjectNode task(ObjectNode node, ComponentVersion component) {
        ObjectNode spec = component.spec();
        ObjectNode task = Json.object();
        task.put("command", Json.text(spec, "command", ""));
        String code = reference(Json.text(spec, "code", ""));
        if (!code.isEmpty()) {
            task.put("codeId", code);
        }
        task.put(
                "environmentId",
                reference(StepOutputs.first(Json.text(node, "environment", ""), Json.text(spec, "environment", ""))));
        ObjectNode variables = task.putObject("environmentVariables");
        texts(spec.path("environment_variables"), variables);
        texts(node.path("environment_variables"), variables);
        ObjectNode resources = task.putObject("resources");
        resources(spec.path("resources"), resources);
        resources(node.path("resources"), resources);
        JsonNode distribution =
                node.path("distribution").isObject() ? node.path("distribution") : spec.path("distribution");
        if (distribution instanceof ObjectNode object) {
            task.set("distribution", distribution(object));
        }
        return task;
    }

    private static void texts(JsonNode from, ObjectNode to) {
        from.properties()
                .forEach(entry -> to.put(entry.getKey(), entry.getValue().asText()));
    }

    private static void resources(JsonNode from, ObjectNode to) {
        if (SnakeCase.toCamel(from) instanceof ObjectNode camel) {
            to.setAll(camel);
            String count = Json.text(camel, "instanceCount", "");
            if (!count.isEmpty()) {
                // a component and a binding say it as a text
                to.put("instanceCount", number(count));
            }
        }
    }

    private static int number(String text) {
        try {
            return Math.max(1, (int) Double.parseDouble(text));
        } catch (NumberFormatException none) {
            return 1;
        }
    }

    private static ObjectNode distribution(ObjectNode sent) {
        ObjectNode camel = (ObjectNode) SnakeCase.toCamel(sent);
        String type = StepOutputs.first(Json.text(camel, "distributionType", ""), Json.text(camel, "type", ""));
        camel.remove("type");
        camel.put(
                "distributionType",
                switch (type.toLowerCase(Locale.ROOT)) {
                    case "mpi" -> "Mpi";
                    case "pytorch" -> "PyTorch";
                    case "tensorflow" -> "TensorFlow";
                    case "ray" -> "Ray";
                    default -> type;
                });
        for (String name : new String[] {"processCountPerInstance", "workerCount", "parameterServerCount"}) {
            if (camel.path(name).isTextual()) {
                camel.put(name, number(camel.path(name).asText()));
            }
        }
        return camel;
    }

    /** Limits, with times in seconds or as a duration. */
    static ObjectNode limits(JsonNode sent, JsonNode otherwise, String type) {
        ObjectNode limits = Json.object();
        if (SnakeCase.toCamel(sent.isObject() ? sent : otherwise) instanceof ObjectNode camel) {
            limits.setAll(camel);
        }
        for (String name : new String[] {"timeout", "trialTimeout"}) {
            String text = Json.text(limits, name, "");
            if (text.matches("\\d+")) {
                limits.put(name, Duration.ofSeconds(Long.parseLong(text)).toString());
            }
        }
        return limits.put("jobLimitsType", type);
    }

    /** A pipeline in a pipeline: the nodes of its component, with the settings of the one above. */
    private void nested(ObjectNode made, ObjectNode node, ComponentVersion component) {
        made.put("jobType", "Pipeline");
        made.put("componentId", component.id().toString());
        made.set("jobs", component.jobs().deepCopy());
        ObjectNode settings = made.putObject("settings");
        if (document.properties().path("settings") instanceof ObjectNode above) {
            settings.setAll(above);
        }
        texts(node.path("settings"), settings);
        settings.put("default_compute", Json.text(made, "computeId", ""));
        made.remove("computeId");
    }

    /** {@code azureml:/subscriptions/...} without what is before the id. */
    static String reference(String text) {
        return text.startsWith("azureml:/subscriptions") ? text.substring("azureml:".length()) : text;
    }
}
