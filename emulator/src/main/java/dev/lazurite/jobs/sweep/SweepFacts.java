package dev.lazurite.jobs.sweep;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.jobs.kind.Job;
import dev.lazurite.platform.Json;

/**
 * What the run of a sweep says of it, in the words of the service behind sweeps, HyperDrive (wire/real-answers-jobs.md section 4).
 *
 * <p>Deviation: {@code _aml_system_platform_config} has the definition of a trial only as far as its command and its compute.
 */
final class SweepFacts {
    static final String RUN_TYPE = "hyperdrive";
    static final String ALL_GENERATED = "_aml_system_all_jobs_generated";
    static final String CANCELLATION = "_aml_system_cancellation_requested";
    static final String BEST_CHILD = "best_child_run_id";

    private SweepFacts() {}

    static Map<String, String> tags(Job job, SweepDocument document) {
        Map<String, String> tags = new LinkedHashMap<>(job.document().tags());
        tags.put("_aml_system_max_concurrent_jobs", String.valueOf(document.concurrent()));
        tags.put("_aml_system_max_total_jobs", String.valueOf(document.trials()));
        tags.put(
                "_aml_system_max_duration_minutes",
                String.valueOf(document.timeout().toMinutes()));
        tags.put("_aml_system_policy_config", Json.write(policy(document)));
        tags.put("_aml_system_generator_config", Json.write(generator(document)));
        tags.put("_aml_system_primary_metric_config", Json.write(metric(document)));
        tags.put("_aml_system_platform_config", Json.write(platform(job, document)));
        tags.put("_aml_system_resume_child_runs", "null");
        tags.put(ALL_GENERATED, "false");
        tags.put(CANCELLATION, "false");
        return tags;
    }

    /** @param snapshot the id of the code's snapshot; used where there is code */
    static Map<String, String> properties(Job job, SweepDocument document, String snapshot) {
        Map<String, String> properties = new LinkedHashMap<>(job.document().sentProperties());
        properties.put("primary_metric_config", Json.write(metric(document)));
        properties.put("resume_from", "null");
        properties.put("runTemplate", "HyperDrive");
        properties.put("azureml.runsource", "hyperdrive");
        properties.put("platform", "AML");
        properties.put(
                "ContentSnapshotId", Json.text(document.trial(), "codeId", "").isEmpty() ? "" : snapshot);
        properties.put("user_agent", "managementfrontend/lazurite");
        return properties;
    }

    /** What the run says once there is a best trial. */
    static Map<String, String> best(String child, double score) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(BEST_CHILD, child);
        properties.put("score", String.valueOf(score));
        properties.put("best_metric_status", "Succeeded");
        properties.put("best_data_container_id", "dcid." + child);
        return properties;
    }

    private static ObjectNode metric(SweepDocument document) {
        return Json.object()
                .put("name", document.primaryMetric())
                .put("goal", document.goal().name().toLowerCase(Locale.ROOT));
    }

    private static ObjectNode policy(SweepDocument document) {
        JsonNode sent = document.earlyTermination();
        ObjectNode policy = Json.object();
        policy.put("name", document.stopsEarly() ? Json.text(sent, "policyType", "") : "Default");
        ObjectNode properties = policy.putObject("properties");
        if (!document.stopsEarly()) {
            return policy;
        }
        properties.put("evaluation_interval", sent.path("evaluationInterval").asInt());
        properties.put("delay_evaluation", sent.path("delayEvaluation").asInt());
        if (sent.has("slackFactor") || sent.has("slackAmount")) {
            properties.put("slack_factor", sent.path("slackFactor").asDouble());
            properties.put("slack_amount", sent.path("slackAmount").asDouble());
        }
        if (sent.has("truncationPercentage")) {
            properties.put(
                    "truncation_percentage", sent.path("truncationPercentage").asInt());
            properties.put(
                    "exclude_finished_jobs", sent.path("excludeFinishedJobs").asBoolean());
        }
        return policy;
    }

    private static ObjectNode generator(SweepDocument document) {
        ObjectNode generator = Json.object();
        generator.put(
                "name",
                switch (document.algorithm()) {
                    case "grid" -> "GRID";
                    case "bayesian" -> "BAYESIANOPTIMIZATION";
                    default -> "RANDOM";
                });
        generator.set("parameter_space", document.searchSpace());
        ObjectNode properties = generator.putObject("properties");
        if (document.algorithm().equals("random")) {
            JsonNode sent = document.job().properties().path("samplingAlgorithm");
            properties.put("rule", document.sobol() ? "Sobol" : "Random");
            properties.set("logbase", orNull(sent, "logbase"));
            properties.set("seed", orNull(sent, "seed"));
        }
        return generator;
    }

    private static JsonNode orNull(JsonNode node, String name) {
        return node.has(name) ? node.path(name) : Json.MAPPER.nullNode();
    }

    private static ObjectNode platform(Job job, SweepDocument document) {
        ArmId workspace = job.id().root();
        ObjectNode platform = Json.object();
        platform.put("SubscriptionId", workspace.subscription());
        platform.put("ResourceGroupName", workspace.group());
        platform.put("WorkspaceName", workspace.name());
        platform.put("ExperimentName", job.document().experiment());
        platform.putObject("Definition")
                .putObject("Overrides")
                .put("Command", Json.text(document.trial(), "command", ""))
                .put("Target", job.document().compute());
        return platform.put("ParentRunId", job.name());
    }
}
