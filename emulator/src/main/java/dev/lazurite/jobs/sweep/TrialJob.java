package dev.lazurite.jobs.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.jobs.kind.ChildJob;
import dev.lazurite.jobs.kind.Job;
import dev.lazurite.platform.Json;
import dev.lazurite.trainer.search.Trial;

/** The command jobs that are the trials of a sweep. */
final class TrialJob {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{\\{\\s*search_space\\.([^}\\s]+?)\\s*}}");

    private TrialJob() {}

    static String name(Job sweep, int trial) {
        return sweep.name() + "_" + trial;
    }

    /** The hyperparameters that the command refers to and that the search space does not have. */
    static List<String> unknown(SweepDocument document) {
        List<String> unknown = new ArrayList<>();
        Matcher placeholder = PLACEHOLDER.matcher(Json.text(document.trial(), "command", ""));
        while (placeholder.find()) {
            if (!document.searchSpace().has(placeholder.group(1))) {
                unknown.add(placeholder.group(1));
            }
        }
        return unknown;
    }

    static ChildJob of(Job sweep, SweepDocument document, Trial trial) {
        ObjectNode sent = sweep.document().properties();
        JsonNode template = document.trial();
        ObjectNode properties = Json.object().put("jobType", "Command");
        properties.put("displayName", name(sweep, trial.number()));
        properties.put("experimentName", sweep.document().experiment());
        for (String name : List.of("computeId", "identity", "queueSettings", "inputs", "resources")) {
            copy(sent, name, properties);
        }
        for (String name : List.of("codeId", "environmentId", "distribution")) {
            copy(template, name, properties);
        }
        if (!properties.has("resources")) {
            copy(template, "resources", properties);
        }
        properties.put("command", command(Json.text(template, "command", ""), trial.values()));
        ObjectNode variables = properties.putObject("environmentVariables");
        template.path("environmentVariables")
                .properties()
                .forEach(variable -> variables.set(variable.getKey(), variable.getValue()));
        trial.values().forEach((name, value) -> variables.put("AZUREML_SWEEP_" + name, text(value)));
        outputs(sent.path("outputs"), properties.putObject("outputs"));
        if (!document.trialTimeout().isEmpty()) {
            properties.putObject("limits").put("jobLimitsType", "Command").put("timeout", document.trialTimeout());
        }
        return new ChildJob(
                name(sweep, trial.number()),
                properties,
                "",
                Map.of(),
                Map.of("hyperparameters", Json.write(Json.MAPPER.valueToTree(trial.values()))));
    }

    private static void copy(JsonNode from, String name, ObjectNode to) {
        if (from.hasNonNull(name)) {
            to.set(name, from.path(name));
        }
    }

    private static String command(String template, Map<String, Object> values) {
        StringBuilder filled = new StringBuilder();
        Matcher placeholder = PLACEHOLDER.matcher(template);
        while (placeholder.find()) {
            Object value = values.getOrDefault(placeholder.group(1), placeholder.group());
            String text = value instanceof Map ? "'" + text(value).replace("'", "'\\''") + "'" : text(value);
            placeholder.appendReplacement(filled, Matcher.quoteReplacement(text));
        }
        return placeholder.appendTail(filled).toString();
    }

    /** A value as it stands in a command; that of a branch, whose names have values of their own, as JSON. */
    private static String text(Object value) {
        return value instanceof Map ? Json.write(Json.MAPPER.valueToTree(value)) : String.valueOf(value);
    }

    /**
     * Outputs of a trial's own: trials would write over each other at a place that the sweep names, unless that has the name of the
     * job in it. What the best trial leaves is brought to the sweep's place, and registered, at the end.
     */
    private static void outputs(JsonNode sent, ObjectNode own) {
        sent.properties().forEach(entry -> {
            if (entry.getValue() instanceof ObjectNode output) {
                ObjectNode copy = output.deepCopy();
                copy.remove(List.of("assetName", "assetVersion"));
                if (!Json.text(output, "uri", "").contains("${{name}}")) {
                    copy.remove("uri");
                }
                own.set(entry.getKey(), copy);
            }
        });
    }
}
