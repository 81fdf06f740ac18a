package dev.lazurite.jobs.pipeline.step;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.jobs.kind.Job;
import dev.lazurite.jobs.pipeline.graph.Binding;
import dev.lazurite.jobs.pipeline.graph.Node;
import dev.lazurite.jobs.pipeline.values.PipelineDocument;
import dev.lazurite.ml.component.ComponentVersion;
import dev.lazurite.ml.component.LiteralType;
import dev.lazurite.platform.Json;

/** The outputs of a step's job: where each goes, and what it is registered as. */
public final class StepOutputs {
    private StepOutputs() {}

    /** All outputs that the component declares. Each says where it goes. */
    static ObjectNode of(Node.Step step, ComponentVersion component, Job pipeline, String job) {
        PipelineDocument document = new PipelineDocument(pipeline.document());
        Set<String> names = new LinkedHashSet<>();
        component.outputs().fieldNames().forEachRemaining(names::add);
        ObjectNode outputs = Json.object();
        for (String name : names) {
            JsonNode declared = component.outputs().path(name);
            JsonNode sent = step.entry("outputs", name);
            JsonNode above = bound(sent, document);
            ObjectNode output = outputs.putObject(name);
            output.put("jobOutputType", type(declared, sent, above));
            String mode = first(Json.text(sent, "mode", ""), Json.text(above, "mode", ""), mode(declared));
            if (!mode.isEmpty()) {
                output.put("mode", mode);
            }
            String written = first(Json.text(sent, "uri", ""), place(sent, above, pipeline));
            output.put("uri", written.isEmpty() ? ownPlace(document, job, name) : resolved(written, document, job));
            asset(sent, output);
        }
        return outputs;
    }

    /** The output of the pipeline that an output of a step is; a missing node where it is none. */
    private static JsonNode bound(JsonNode sent, PipelineDocument pipeline) {
        return Binding.whole(Json.text(sent, "value", ""))
                .filter(binding -> binding.kind() == Binding.Kind.PIPELINE_OUTPUT)
                .map(binding -> pipeline.entry("outputs", binding.name()))
                .orElseGet(() -> Json.object().path("none"));
    }

    /** Where the pipeline wants its output; where it says nothing, a step writes to its own place, and the pipeline gets a copy. */
    private static String place(JsonNode sent, JsonNode above, Job pipeline) {
        return Json.text(above, "uri", "").isEmpty()
                ? ""
                : uri(
                        pipeline,
                        Binding.whole(Json.text(sent, "value", ""))
                                .orElseThrow()
                                .name());
    }

    private static String type(JsonNode declared, JsonNode sent, JsonNode above) {
        // a value is written to a file
        return LiteralType.of(declared).isPresent()
                ? "uri_file"
                : first(
                        Json.text(sent, "job_output_type", ""),
                        Json.text(above, "jobOutputType", ""),
                        Json.text(declared, "type", ""),
                        "uri_folder");
    }

    private static String mode(JsonNode declared) {
        String mode = Json.text(declared, "mode", "");
        return StepInputs.MODES.getOrDefault(mode.toLowerCase(Locale.ROOT), mode);
    }

    /** Where an output of a pipeline is. */
    public static String uri(Job pipeline, String output) {
        PipelineDocument document = new PipelineDocument(pipeline.document());
        String written = Json.text(document.entry("outputs", output), "uri", "");
        return written.isEmpty()
                ? ownPlace(document, pipeline.name(), output)
                : resolved(written, document, pipeline.name());
    }

    /** Where an output goes that names no place. */
    public static String ownPlace(PipelineDocument pipeline, String job, String output) {
        return "azureml://datastores/" + pipeline.defaultDatastore() + "/paths/azureml/" + job + "/" + output + "/";
    }

    /** An address with its placeholders replaced. */
    static String resolved(String uri, PipelineDocument pipeline, String job) {
        return uri.replace("${{name}}", job).replace("${{default_datastore}}", pipeline.defaultDatastore());
    }

    private static void asset(JsonNode sent, ObjectNode output) {
        String name = first(Json.text(sent, "name", ""), Json.text(sent, "asset_name", ""));
        if (!name.isEmpty()) {
            output.put("assetName", name);
            String version = first(Json.text(sent, "version", ""), Json.text(sent, "asset_version", ""));
            if (!version.isEmpty()) {
                output.put("assetVersion", version);
            }
        }
    }

    static String first(String... texts) {
        for (String text : texts) {
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }
}
