package dev.lazurite.jobs.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.ArmSurface;
import dev.lazurite.jobs.kind.Job;
import dev.lazurite.jobs.kind.JobDocument;
import dev.lazurite.jobs.pipeline.step.Components;
import dev.lazurite.jobs.pipeline.step.StepInputs;
import dev.lazurite.jobs.pipeline.values.PipelineDocument;
import dev.lazurite.ml.component.ComponentVersion;
import dev.lazurite.platform.Json;

/** Completes a pipeline job that names a pipeline component instead of nodes of its own. */
final class WholePipeline {
    private WholePipeline() {}

    static Job of(Job job, Components components) {
        return job.with(of(job.id().root(), new PipelineDocument(job.document()), components)
                .job());
    }

    /** Refuses a component that is not there, or is no pipeline. */
    static PipelineDocument of(ArmId workspace, PipelineDocument sent, Components components) {
        String reference = sent.job().text("componentId");
        if (!sent.jobs().isEmpty() || reference.isEmpty()) {
            return sent;
        }
        ComponentVersion component =
                components.find(workspace, reference).orElseThrow(() -> PipelineChecks.unknown(reference));
        if (!component.type().equals("pipeline")) {
            throw ArmSurface.userError(
                            400,
                            "BadArgument",
                            "The component '" + reference + "' is of type '" + component.type()
                                    + "'; a pipeline job runs one of type 'pipeline'.")
                    .at("properties.componentId");
        }
        ObjectNode properties = sent.properties().deepCopy();
        properties.set("jobs", component.jobs().deepCopy());
        ObjectNode inputs = Json.child(properties, "inputs");
        component.inputs().properties().forEach(declared -> {
            if (!inputs.has(declared.getKey()) && declared.getValue().hasNonNull("default")) {
                inputs.set(
                        declared.getKey(),
                        StepInputs.otherwise(
                                declared.getValue(), declared.getValue().path("default")));
            }
        });
        ObjectNode outputs = Json.child(properties, "outputs");
        component.outputs().properties().forEach(declared -> {
            if (!outputs.has(declared.getKey())) {
                outputs.putObject(declared.getKey())
                        .put("jobOutputType", Json.text(declared.getValue(), "type", "uri_folder"));
            }
        });
        return new PipelineDocument(new JobDocument(properties));
    }
}
