package dev.lazurite.jobs.sweep;

import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.jobs.kind.Job;
import dev.lazurite.jobs.staging.JobOutput;
import dev.lazurite.platform.Json;

import static dev.lazurite.jobs.kind.ShownProperties.copy;
import static dev.lazurite.jobs.kind.ShownProperties.inputs;
import static dev.lazurite.jobs.kind.ShownProperties.or;
import static dev.lazurite.jobs.kind.ShownProperties.output;
import static dev.lazurite.jobs.kind.ShownProperties.outputs;

/** What is particular to a sweep among jobs as the API shows them (wire/real-answers-jobs.md section 4). */
final class SweepView {
    private SweepView() {}

    static void show(Job job, ObjectNode shown) {
        ObjectNode sent = job.document().properties();
        // a sweep has no tracking service of its own
        ((ObjectNode) shown.path("services")).remove("Tracking");
        copy(sent, shown, "searchSpace");
        shown.set("samplingAlgorithm", algorithm(sent.path("samplingAlgorithm")));
        shown.set("limits", limits(sent.path("limits")));
        shown.set("earlyTermination", earlyTermination(sent.path("earlyTermination")));
        shown.putObject("objective")
                .put("primaryMetric", Json.text(sent, "objective.primaryMetric", ""))
                .put("goal", capital(Json.text(sent, "objective.goal", "")));
        shown.set("trial", trial(job, sent.path("trial")));
        shown.set("inputs", inputs(sent.path("inputs")));
        ObjectNode outputs = outputs(sent.path("outputs"));
        outputs.set("default", output(Json.object(), JobOutput.artifacts(job.name())));
        shown.set("outputs", outputs);
        copy(sent, shown, "queueSettings");
    }

    private static String capital(String text) {
        return text.isEmpty()
                ? ""
                : text.substring(0, 1).toUpperCase(Locale.ROOT)
                        + text.substring(1).toLowerCase(Locale.ROOT);
    }

    private static ObjectNode algorithm(JsonNode sent) {
        String type = capital(Json.text(sent, "samplingAlgorithmType", "Random"));
        ObjectNode algorithm = Json.object().put("samplingAlgorithmType", type);
        if (type.equals("Random")) {
            copy(sent, algorithm, "seed");
            copy(sent, algorithm, "logbase");
            algorithm.put("rule", capital(Json.text(sent, "rule", "Random")));
        }
        return algorithm;
    }

    private static ObjectNode limits(JsonNode sent) {
        ObjectNode limits = Json.object();
        copy(sent, limits, "timeout");
        limits.put("jobLimitsType", "Sweep");
        for (String name : new String[] {"maxTotalTrials", "maxConcurrentTrials", "trialTimeout"}) {
            copy(sent, limits, name);
        }
        return limits;
    }

    private static JsonNode earlyTermination(JsonNode sent) {
        if (!sent.isObject()) {
            return Json.MAPPER.nullNode();
        }
        ObjectNode policy = Json.object();
        policy.put("evaluationInterval", sent.path("evaluationInterval").asInt());
        policy.put("delayEvaluation", sent.path("delayEvaluation").asInt());
        policy.set("policyType", sent.path("policyType"));
        for (String name : new String[] {"slackFactor", "slackAmount", "truncationPercentage", "excludeFinishedJobs"}) {
            if (sent.has(name)) {
                policy.set(name, sent.path(name));
            }
        }
        return policy;
    }

    private static ObjectNode trial(Job job, JsonNode sent) {
        ObjectNode trial = Json.object();
        copy(sent, trial, "codeId");
        copy(sent, trial, "command");
        trial.put("environmentId", environment(job, Json.text(sent, "environmentId", "")));
        trial.set("environmentVariables", or((ObjectNode) sent, "environmentVariables", "{}"));
        copy(sent, trial, "distribution");
        ObjectNode resources = trial.putObject("resources");
        resources.put(
                "instanceCount", sent.path("resources").path("instanceCount").asInt(1));
        for (String name : new String[] {"maxInstanceCount", "instanceType", "locations", "properties", "dockerArgs"}) {
            copy(sent.path("resources"), resources, name);
        }
        return trial;
    }

    /** A version by name is shown as one of the workspace, also where it is curated; a label is shown as it was sent. */
    private static String environment(Job job, String sent) {
        String[] parts = sent.split(":", -1);
        return sent.startsWith("azureml:") && parts.length == 3 && !sent.contains("/")
                ? job.workspace() + "/environments/" + parts[1] + "/versions/" + parts[2]
                : sent;
    }
}
