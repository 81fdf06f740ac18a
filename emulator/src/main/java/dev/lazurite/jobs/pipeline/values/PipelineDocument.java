package dev.lazurite.jobs.pipeline.values;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.jobs.kind.JobDocument;
import dev.lazurite.jobs.staging.Datastores;
import dev.lazurite.platform.Json;

/** The properties of a pipeline job, as they were sent. */
public record PipelineDocument(JobDocument job) {
    public ObjectNode properties() {
        return job.properties();
    }

    public JsonNode jobs() {
        return properties().path("jobs");
    }

    /** An input or output of the pipeline itself, in camel case; a missing node where there is none. */
    public JsonNode entry(String inputsOrOutputs, String name) {
        return properties().path(inputsOrOutputs).path(name);
    }

    /** A setting; older clients write the names of settings in camel case. */
    String setting(String name) {
        JsonNode settings = properties().path("settings");
        return Json.text(settings, name, Json.text(settings, SnakeCase.toCamel(name), ""));
    }

    public boolean flag(String setting) {
        return setting(setting).equalsIgnoreCase("true");
    }

    /** What steps without a compute of their own run on; empty for serverless. */
    public String defaultCompute() {
        String compute = setting("default_compute");
        return compute.isEmpty() ? job.text("computeId") : compute;
    }

    /** The name of the datastore for outputs that name no place. */
    public String defaultDatastore() {
        String datastore = setting("default_datastore");
        String name = datastore.substring(Math.max(datastore.lastIndexOf('/'), datastore.lastIndexOf(':')) + 1);
        return name.isEmpty() ? Datastores.DEFAULT : name;
    }

    /** The literal inputs. */
    public Map<String, String> parameters() {
        Map<String, String> literals = new LinkedHashMap<>();
        properties().path("inputs").properties().forEach(entry -> {
            if (Json.text(entry.getValue(), "jobInputType", "").equalsIgnoreCase("literal")) {
                literals.put(entry.getKey(), Json.text(entry.getValue(), "value", ""));
            }
        });
        return literals;
    }
}
