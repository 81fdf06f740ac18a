package dev.lazurite.jobs.staging;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lazurite.platform.Json;
import dev.lazurite.storage.Blobs;

/** Gives a job what it needs before it is launched. */
public final class Stager {
    private final Downloads downloads;
    private final Inputs inputs;
    private final Outputs outputs;

    public Stager(Blobs blobs, Datastores datastores, Assets assets, OutputLocations earlier, WebContent web) {
        Addresses addresses = new Addresses(blobs, datastores, assets, earlier);
        this.downloads = new Downloads(blobs, addresses);
        this.inputs = new Inputs(blobs, addresses, web);
        this.outputs = new Outputs(blobs, addresses);
    }

    /**
     * Brings code and inputs into the job's folder and makes the places of its outputs.
     *
     * @throws JobFault when something is not there; the job then fails with it
     */
    public Staged stage(StagingRequest request) throws JobFault, IOException {
        code(request);
        Map<String, String> variables = new LinkedHashMap<>();
        List<Upload> uploads = new ArrayList<>();
        Map<String, String> outputPaths = outputs(request, true, variables, uploads);
        Map<String, String> inputPaths = new LinkedHashMap<>();
        StagingLog log = new StagingLog();
        for (JobInput input : JobInput.of(request.properties())) {
            String value = inputs.stage(request, input, uploads, log);
            inputPaths.put(input.name(), value);
            variables.put("AZURE_ML_INPUT_" + input.name(), value);
            String old = input.literal() ? "AZUREML_PARAMETER_" : "AZUREML_DATAREFERENCE_";
            variables.put(
                    old + input.name(), input.literal() ? URLEncoder.encode(value, StandardCharsets.UTF_8) : value);
        }
        String command = Json.text(request.properties(), "command", "");
        return new Staged(new CommandTemplate(inputPaths, outputPaths).fill(command), variables, uploads, log);
    }

    /** What a job that was staged before this server started brings back. Writable inputs are not among it. */
    public Staged again(StagingRequest request) throws JobFault, IOException {
        List<Upload> uploads = new ArrayList<>();
        outputs(request, false, new LinkedHashMap<>(), uploads);
        return new Staged("", Map.of(), uploads, new StagingLog());
    }

    /** Brings what a job left in one of its outputs to the place of another's as well. */
    public void copy(String workspace, JobOutput from, JobOutput to) throws JobFault, IOException {
        outputs.copy(workspace, from, to);
    }

    private Map<String, String> outputs(
            StagingRequest request, boolean fresh, Map<String, String> variables, List<Upload> uploads)
            throws JobFault, IOException {
        Map<String, String> paths = new LinkedHashMap<>();
        for (JobOutput output : JobOutput.of(request.job(), request.properties())) {
            String path = outputs.prepare(request, output, fresh, uploads);
            paths.put(output.name(), path);
            variables.put("AZURE_ML_OUTPUT_" + output.name(), path);
            variables.put("AZUREML_DATAREFERENCE_" + output.name(), path);
        }
        variables.put("AZUREML_DATASET_FILE_OUTPUTS", String.join(",", paths.keySet()));
        outputs.artifacts(request, uploads);
        return paths;
    }

    private void code(StagingRequest request) throws JobFault, IOException {
        Files.createDirectories(request.layout().workingDirectory());
        String code = Json.text(request.properties(), "codeId", "");
        if (code.isEmpty()) {
            return;
        }
        downloads.folder(request.workspace(), code, request.layout().workingDirectory());
    }
}
