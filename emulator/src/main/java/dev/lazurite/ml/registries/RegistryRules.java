package dev.lazurite.ml.registries;

import java.util.Locale;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.Documents;
import dev.lazurite.arm.Envelope;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceRules;
import dev.lazurite.arm.Write;
import dev.lazurite.platform.Ids;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;

/**
 * Microsoft.MachineLearningServices/registries: kept as they were declared, with the addresses that the service adds.
 * Deviation: a registry has one storage account, which it does not show, and no container registry.
 *
 * <p>Source: operations {@code Registries_*} of the 2023-04-01 specification, and recorded answers of the service.
 */
final class RegistryRules implements ResourceRules {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][-A-Za-z0-9_]{1,32}");

    private final Registries registries;
    private final String tenant;
    private final Ids ids;

    RegistryRules(Registries registries, String tenant, Ids ids) {
        this.registries = registries;
        this.tenant = tenant;
        this.ids = ids;
    }

    @Override
    public ObjectNode accept(Write write) {
        String name = write.id().name();
        if (!NAME.matcher(name).matches()) {
            throw Fault.of(
                    400,
                    "ValidationError",
                    "Registry name '" + name
                            + "' is invalid: 2 to 33 letters, digits, '-' and '_' are expected, beginning"
                            + " with a letter or a digit.");
        }
        ObjectNode document = write.document();
        String location = Json.text(document, "location", "");
        if (location.isEmpty()) {
            throw Documents.missing("location");
        }
        String region = location.replace(" ", "").toLowerCase(Locale.ROOT);
        document.put("location", region);
        if (!document.path("tags").isObject()) {
            document.putObject("tags");
        }
        identity(write, document);
        complete(write, region);
        return document;
    }

    private void identity(Write write, ObjectNode document) {
        String principal = write.existing()
                .map(existing -> existing.text("identity.principalId"))
                .orElseGet(ids::guid);
        document.putObject("identity")
                .put("type", "SystemAssigned")
                .put("principalId", principal)
                .put("tenantId", tenant);
    }

    private void complete(Write write, String region) {
        ObjectNode properties = write.properties();
        String name = write.id().name();
        String api = region + ".api.azureml.ms";
        String managed = write.existing()
                .map(existing -> existing.text("properties.managedResourceGroup.resourceId"))
                .orElseGet(() -> "/subscriptions/" + write.id().subscription() + "/resourceGroups/azureml-rg-" + name
                        + "_" + ids.guid());
        properties.putObject("managedResourceGroup").put("resourceId", managed);
        properties.put("discoveryUrl", "https://" + api + "/registrymanagement/v1.0/registries/" + name + "/discovery");
        properties.put("mlFlowRegistryUri", "azureml://" + api + "/mlflow/v1.0" + write.id());
        if (Json.text(properties, "publicNetworkAccess", "").isEmpty()) {
            properties.put("publicNetworkAccess", "Enabled");
        }
    }

    @Override
    public void deleting(Resource resource) {
        registries.forget(resource.id());
    }

    /** The service shows a registry without systemData. */
    @Override
    public ObjectNode view(Resource resource, Call call) {
        return Envelope.of(resource).putNull("systemData");
    }
}
