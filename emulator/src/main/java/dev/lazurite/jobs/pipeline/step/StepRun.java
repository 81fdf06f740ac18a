package dev.lazurite.jobs.pipeline.step;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.lazurite.jobs.kind.Job;
import dev.lazurite.jobs.pipeline.graph.Node;
import dev.lazurite.ml.component.ComponentVersion;
import dev.lazurite.tracking.Runs;

/** What the service says of a step in its run (real-answers-jobs section 8). */
final class StepRun {
    static final String REUSED_RUN = "azureml.reusedrunid";

    private StepRun() {}

    static Map<String, String> properties(
            Job pipeline, Node.Step step, ComponentVersion component, Optional<Runs.Run> reused) {
        Map<String, String> all = new LinkedHashMap<>();
        reused.ifPresent(run -> {
            all.put("azureml.isreused", "true");
            // the job that ran, however often it was reused since
            all.put(REUSED_RUN, run.properties().getOrDefault(REUSED_RUN, run.id()));
            all.put("azureml.reusednodeid", run.properties().getOrDefault("azureml.nodeid", ""));
            all.put("azureml.reusedpipeline", run.properties().getOrDefault("azureml.pipeline", ""));
            all.put("azureml.reusedpipelinerunid", run.parent());
        });
        all.put("azureml.runsource", "azureml.StepRun");
        all.put("azureml.nodeid", nodeId(pipeline, step.name()));
        all.put("StepType", step.type().equals("sweep") ? "HyperDriveStep" : "PythonScriptStep");
        all.put("ComputeTargetType", "AmlCompute");
        all.put("azureml.moduleid", component.id().name());
        all.put("azureml.moduleName", component.id().names().get(1));
        all.put("azureml.moduleVersion", component.id().name());
        all.put("azureml.pipeline", guid(pipeline.root()));
        all.put("azureml.pipelinerunid", pipeline.name());
        all.put("azureml.DevPlatv2", "true");
        all.put("azureml.pipelineComponent", "masterescloud");
        return all;
    }

    static Map<String, String> tags(Job pipeline, Node.Step step) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String name : List.of("azureml.nodeid", "azureml.pipeline")) {
            tags.put(name, name.endsWith("nodeid") ? nodeId(pipeline, step.name()) : guid(pipeline.root()));
        }
        return tags;
    }

    private static String nodeId(Job pipeline, String node) {
        return String.format(Locale.ROOT, "%08x", (pipeline.name() + "/" + node).hashCode());
    }

    private static String guid(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
