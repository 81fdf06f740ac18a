package dev.lazurite.jobs;

import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.Envelope;
import dev.lazurite.arm.Resource;
import dev.lazurite.platform.Json;
import dev.lazurite.tracking.RunStatus;
import dev.lazurite.tracking.Runs;

/**
 * A command job as the API shows it: what was sent, completed with what the service says of it (wire/real-answers-jobs.md
 * section 2). Status, names, tags and properties are those of its run.
 *
 * <p>Deviation: every api-version gets the properties of 2023-04-01-preview, also those that it did not have yet.
 */
final class JobView {
    private JobView() {}

    static ObjectNode of(Resource job, Resource workspace, Optional<Runs.Run> run) {
        ObjectNode sent = job.properties();
        ObjectNode shown = Envelope.head(job);
        ObjectNode properties = shown.putObject("properties");
        text(properties, "description", run.map(Runs.Run::description).orElse(""));
        properties.set("tags", texts(run.map(Runs.Run::tags).orElse(Map.of())));
        properties.set("properties", texts(run.map(Runs.Run::properties).orElse(Map.of())));
        properties.put("displayName", run.map(Runs.Run::displayName).orElse(job.name()));
        properties.put(
                "status",
                run.map(Runs.Run::status).orElse(RunStatus.NOT_STARTED).azure());
        properties.put(
                "experimentName",
                run.map(Runs.Run::experimentName).orElseGet(() -> new JobDocument(sent).experiment()));
        properties.set("services", services(job.id(), workspace));
        copy(sent, properties, "computeId");
        properties.put("isArchived", run.map(Runs.Run::hidden).orElse(false));
        boolean serverless = new JobDocument(sent).compute().isEmpty();
        properties.set("identity", or(sent, "identity", serverless ? "{\"identityType\":\"AMLToken\"}" : "null"));
        for (String name : new String[] {"componentId", "notificationSetting", "secretsConfiguration"}) {
            copy(sent, properties, name);
        }
        properties.put("jobType", "Command");
        properties.set("resources", resources(sent.path("resources")));
        for (String name : new String[] {"codeId", "command", "environmentId"}) {
            copy(sent, properties, name);
        }
        properties.set("inputs", inputs(sent.path("inputs")));
        properties.set("outputs", outputs(job.name(), sent.path("outputs")));
        for (String name : new String[] {"distribution", "autologgerSettings", "limits", "environmentVariables"}) {
            copy(sent, properties, name);
        }
        properties.set("parameters", or(sent, "parameters", "{}"));
        properties.set(
                "queueSettings",
                or(sent, "queueSettings", serverless ? "{\"jobTier\":\"Standard\",\"priority\":null}" : "null"));
        rest(sent, properties);
        // a job's systemData has no lastModified
        shown.set("systemData", Envelope.systemData(job).retain("createdAt", "createdBy", "createdByType"));
        return shown;
    }

    private static void rest(ObjectNode sent, ObjectNode properties) {
        for (Map.Entry<String, JsonNode> entry : sent.properties()) {
            if (!properties.has(entry.getKey())) {
                properties.set(entry.getKey(), entry.getValue());
            }
        }
    }

    private static ObjectNode services(ArmId job, Resource workspace) {
        ArmId id = job.root();
        ObjectNode services = Json.object();
        services.set(
                "Tracking",
                service(
                        "Tracking",
                        "azureml://" + JobVariables.region(workspace) + ".api.azureml.ms/mlflow/v1.0" + id + "?"));
        services.set(
                "Studio",
                service(
                        "Studio",
                        "https://ml.azure.com/runs/" + job.name() + "?wsid=/subscriptions/" + id.subscription()
                                + "/resourcegroups/" + id.group() + "/workspaces/" + id.name()));
        return services;
    }

    private static ObjectNode service(String type, String endpoint) {
        return Json.object()
                .put("jobServiceType", type)
                .putNull("port")
                .put("endpoint", endpoint)
                .putNull("status")
                .putNull("errorMessage")
                .putNull("properties")
                .putNull("nodes");
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

    private static ObjectNode inputs(JsonNode sent) {
        ObjectNode inputs = Json.object();
        for (Map.Entry<String, JsonNode> entry : sent.properties()) {
            JsonNode input = entry.getValue();
            if (!input.isObject()) {
                inputs.set(entry.getKey(), input);
                continue;
            }
            ObjectNode shown = inputs.putObject(entry.getKey());
            copy(input, shown, "description");
            if (Json.text(input, "jobInputType", "").equalsIgnoreCase("literal")) {
                shown.set("jobInputType", input.path("jobInputType"));
                text(shown, "value", Json.text(input, "value", ""));
            } else {
                copy(input, shown, "uri");
                shown.put("mode", Json.text(input, "mode", "ReadOnlyMount"));
                shown.set("jobInputType", input.path("jobInputType"));
            }
        }
        return inputs;
    }

    private static ObjectNode outputs(String job, JsonNode sent) {
        ObjectNode outputs = Json.object();
        for (Map.Entry<String, JsonNode> entry : sent.properties()) {
            if (entry.getValue().isObject() && !entry.getKey().equals("default")) {
                outputs.set(entry.getKey(), output(entry.getValue(), Json.text(entry.getValue(), "uri", "")));
            }
        }
        outputs.set("default", output(Json.object(), JobDocuments.artifacts(job)));
        return outputs;
    }

    private static ObjectNode output(JsonNode sent, String uri) {
        ObjectNode shown = Json.object();
        copy(sent, shown, "description");
        text(shown, "uri", uri);
        copy(sent, shown, "assetName");
        copy(sent, shown, "assetVersion");
        shown.put("mode", Json.text(sent, "mode", "ReadWriteMount"));
        copy(sent, shown, "autoDeleteSetting");
        return shown.put("jobOutputType", Json.text(sent, "jobOutputType", "uri_folder"));
    }

    private static void copy(JsonNode from, ObjectNode to, String name) {
        JsonNode value = from.path(name);
        to.set(name, value.isMissingNode() ? to.nullNode() : value);
    }

    private static JsonNode or(ObjectNode sent, String name, String otherwise) {
        JsonNode value = sent.path(name);
        if (!value.isMissingNode() && !value.isNull()) {
            return value;
        }
        return otherwise.equals("null") ? sent.nullNode() : Json.parse(otherwise);
    }

    private static void text(ObjectNode node, String name, String text) {
        if (text.isEmpty()) {
            node.putNull(name);
        } else {
            node.put(name, text);
        }
    }

    private static ObjectNode texts(Map<String, String> texts) {
        ObjectNode node = Json.object();
        texts.forEach(node::put);
        return node;
    }
}
