package dev.lazurite.jobs.staging;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lazurite.platform.Json;

/**
 * An output that a job's document names; the artifacts of the run, {@code default}, are not among them.
 *
 * @param type such as {@code uri_folder}
 * @param mode as it was written; empty for the default
 * @param uri where it goes, with the documented place filled in where the document has none
 * @param assetName what it is registered as; empty when it is not
 * @param assetVersion empty for the next version
 */
public record JobOutput(String name, String type, String mode, String uri, String assetName, String assetVersion) {

    /** The outputs of a job's properties, in their order. */
    public static List<JobOutput> of(String job, JsonNode properties) {
        List<JobOutput> outputs = new ArrayList<>();
        properties.path("outputs").properties().forEach(entry -> {
            JsonNode output = entry.getValue();
            if (output.isObject() && !entry.getKey().equals("default")) {
                outputs.add(new JobOutput(
                        entry.getKey(),
                        Json.text(output, "jobOutputType", "uri_folder"),
                        Json.text(output, "mode", ""),
                        uri(job, entry.getKey(), Json.text(output, "uri", "")),
                        Json.text(output, "assetName", ""),
                        Json.text(output, "assetVersion", "")));
            }
        });
        return outputs;
    }

    /** Where a job's run artifacts are: its output {@code default}. */
    public static String artifacts(String job) {
        // without "paths": jobs.stream takes what follows "datastores/" for name and prefix
        return "azureml://datastores/" + Datastores.ARTIFACTS + "/ExperimentRun/dcid." + job;
    }

    private static String uri(String job, String output, String written) {
        return written.isEmpty()
                ? "azureml://datastores/" + Datastores.DEFAULT + "/paths/azureml/" + job + "/" + output + "/"
                : written.replace("${{name}}", job);
    }

    /** Whether the command writes to the address itself. */
    public boolean direct() {
        return mode.equalsIgnoreCase("Direct");
    }

    boolean singleFile() {
        return type.equalsIgnoreCase("uri_file");
    }
}
