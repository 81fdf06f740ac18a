package dev.lazurite.ml.workspace;

import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.Documents;
import dev.lazurite.arm.Resource;
import dev.lazurite.platform.Ids;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Fault;

/** The properties of a workspace: what was given, completed with what the service adds. */
final class WorkspaceProperties {
    /** The most of a DNS label that the notebook host's first part may take: 63 less a hyphen and a GUID. */
    private static final int NOTEBOOK_PREFIX = 26;

    private WorkspaceProperties() {}

    static ObjectNode complete(
            ArmId id, ObjectNode given, Optional<Resource> existing, String region, String tenant, Ids ids) {
        ObjectNode properties = given.deepCopy();
        String workspaceId = existing.map(resource -> resource.text("properties.workspaceId"))
                .orElseGet(ids::guid);
        fill(properties, "friendlyName", id.name());
        fill(properties, "description", "");
        linked(properties, "storageAccount", "Microsoft.Storage/storageAccounts");
        linked(properties, "keyVault", "Microsoft.KeyVault/vaults");
        linked(properties, "applicationInsights", "Microsoft.Insights/components");
        linked(properties, "containerRegistry", "Microsoft.ContainerRegistry/registries");
        if (Json.text(properties, "primaryUserAssignedIdentity", "").isEmpty()) {
            // The SDK's template sends an empty text where there is none.
            properties.putNull("primaryUserAssignedIdentity");
        }
        properties.put("hbiWorkspace", properties.path("hbiWorkspace").asBoolean(false));
        properties.put("tenantId", tenant);
        properties.put("provisioningState", "Succeeded");
        properties.put("v1LegacyMode", properties.path("v1LegacyMode").asBoolean(false));
        properties.put("softDeleteEnabled", properties.path("softDeleteEnabled").asBoolean(false));
        properties.put("workspaceId", workspaceId);
        properties.put("storageHnsEnabled", false);
        properties.put("privateLinkCount", 0);
        properties.put(
                "enableDataIsolation", properties.path("enableDataIsolation").asBoolean(false));
        fill(properties, "publicNetworkAccess", "Enabled");
        String api = region + ".api.azureml.ms";
        properties.put("discoveryUrl", "https://" + api + "/discovery");
        properties.put("mlFlowTrackingUri", "azureml://" + api + "/mlflow/v1.0" + id);
        properties
                .putObject("notebookInfo")
                .put("resourceId", workspaceId.replace("-", ""))
                .put("fqdn", notebookHost(id.name(), region, workspaceId))
                .put("isPrivateLinkEnabled", false)
                .putNull("notebookPreparationError");
        ManagedNetwork.complete(properties);
        return properties;
    }

    private static void fill(ObjectNode properties, String name, String otherwise) {
        if (Json.text(properties, name, "").isEmpty()) {
            properties.put(name, otherwise);
        }
    }

    private static void linked(ObjectNode properties, String name, String type) {
        JsonNode linked = properties.path(name);
        if (linked.isMissingNode() || linked.isNull() || linked.asText().isEmpty()) {
            properties.putNull(name);
            return;
        }
        if (!linked.isTextual()) {
            throw Documents.wrongType("properties." + name, "the ARM id of a " + type, linked);
        }
        ArmId id = ArmId.parse(linked.asText());
        if (!id.type().equalsIgnoreCase(type)) {
            throw Fault.of(
                            400,
                            "ValidationError",
                            "The property 'properties." + name + "' is the id of a " + id.type() + "; the id of a "
                                    + type + " is expected.")
                    .at("properties." + name);
        }
    }

    private static String notebookHost(String name, String region, String workspaceId) {
        String cut = name.replace("_", "").toLowerCase(Locale.ROOT);
        int room = Math.max(0, NOTEBOOK_PREFIX - "ml--".length() - region.length());
        return "ml-" + cut.substring(0, Math.min(cut.length(), room)) + "-" + region + "-" + workspaceId + "." + region
                + ".notebooks.azure.net";
    }
}
