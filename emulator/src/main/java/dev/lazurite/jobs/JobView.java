package dev.lazurite.jobs;

import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.Envelope;
import dev.lazurite.arm.Resource;
import dev.lazurite.jobs.kind.Job;
import dev.lazurite.jobs.kind.JobKind;
import dev.lazurite.jobs.kind.Region;
import dev.lazurite.platform.Json;
import dev.lazurite.tracking.RunStatus;
import dev.lazurite.tracking.Runs;

import static dev.lazurite.jobs.kind.ShownProperties.copy;
import static dev.lazurite.jobs.kind.ShownProperties.text;

/**
 * A job as the API shows it: what was sent, completed with what the service says of it (wire/real-answers-jobs.md
 * section 2). Status, names, tags and properties are those of its run.
 *
 * <p>Deviation: every api-version gets the properties of 2023-04-01-preview, also those that it did not have yet.
 */
final class JobView {
    private JobView() {}

    /** @param document the resource that the job is */
    static ObjectNode of(JobKind kind, Job job, Resource document, Resource workspace, Optional<Runs.Run> run) {
        ObjectNode sent = job.document().properties();
        ObjectNode shown = Envelope.head(document);
        ObjectNode properties = shown.putObject("properties");
        text(properties, "description", run.map(Runs.Run::description).orElse(""));
        properties.set("tags", texts(run.map(Runs.Run::tags).orElse(Map.of())));
        properties.set("properties", texts(run.map(Runs.Run::properties).orElse(Map.of())));
        properties.put("displayName", run.map(Runs.Run::displayName).orElse(job.name()));
        properties.put(
                "status",
                run.map(Runs.Run::status).orElse(RunStatus.NOT_STARTED).azure());
        properties.put("experimentName", run.map(Runs.Run::experimentName).orElseGet(job.document()::experiment));
        properties.set("services", services(job.id(), workspace));
        copy(sent, properties, "computeId");
        properties.put("isArchived", run.map(Runs.Run::hidden).orElse(false));
        for (String name : new String[] {"identity", "componentId", "notificationSetting", "secretsConfiguration"}) {
            copy(sent, properties, name);
        }
        properties.put("jobType", kind.type());
        kind.show(job, properties);
        rest(sent, properties);
        // a job's systemData has no lastModified
        shown.set("systemData", Envelope.systemData(document).retain("createdAt", "createdBy", "createdByType"));
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
                service("Tracking", "azureml://" + Region.of(workspace) + ".api.azureml.ms/mlflow/v1.0" + id + "?"));
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

    private static ObjectNode texts(Map<String, String> texts) {
        ObjectNode node = Json.object();
        texts.forEach(node::put);
        return node;
    }
}
