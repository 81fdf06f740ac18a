package dev.lazurite.jobs.command;

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

/** What is particular to a command job among jobs as the API shows them (wire/real-answers-jobs.md section 2). */
final class CommandView {
    private CommandView() {}

    static void show(Job job, ObjectNode shown) {
        ObjectNode sent = job.document().properties();
        boolean serverless = job.document().compute().isEmpty();
        if (serverless && shown.path("identity").isNull()) {
            shown.putObject("identity").put("identityType", "AMLToken");
        }
        shown.set("resources", resources(sent.path("resources")));
        for (String name : new String[] {"codeId", "command", "environmentId"}) {
            copy(sent, shown, name);
        }
        shown.set("inputs", inputs(sent.path("inputs")));
        ObjectNode outputs = outputs(sent.path("outputs"));
        outputs.set("default", output(Json.object(), JobOutput.artifacts(job.name())));
        shown.set("outputs", outputs);
        for (String name : new String[] {"distribution", "autologgerSettings", "limits", "environmentVariables"}) {
            copy(sent, shown, name);
        }
        shown.set("parameters", or(sent, "parameters", "{}"));
        shown.set(
                "queueSettings",
                or(sent, "queueSettings", serverless ? "{\"jobTier\":\"Standard\",\"priority\":null}" : "null"));
    }

    private static ObjectNode resources(JsonNode sent) {
        ObjectNode resources = Json.object();
        resources.put("instanceCount", sent.path("instanceCount").asInt(1));
        for (String name : new String[] {"maxInstanceCount", "instanceType", "locations", "properties"}) {
            copy(sent, resources, name);
        }
        resources.put("shmSize", Json.text(sent, "shmSize", "2g"));
        copy(sent, resources, "dockerArgs");
        return resources;
    }
}
