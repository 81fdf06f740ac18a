package dev.lazurite.ml.registries;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmSurface;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceManager;
import dev.lazurite.arm.ResourceType;
import dev.lazurite.arm.Versions;
import dev.lazurite.ml.assets.AssetOperations;
import dev.lazurite.ml.assets.AssetReferences;
import dev.lazurite.ml.assets.Assets;
import dev.lazurite.ml.assets.PendingUploads;
import dev.lazurite.ml.assets.Provider;
import dev.lazurite.ml.datastore.Datastores;
import dev.lazurite.platform.Ids;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.platform.http.Method;
import dev.lazurite.platform.http.Operation;
import dev.lazurite.storage.Blobs;
import dev.lazurite.tracking.ApiSurface;

/** The operations of registries: those of the resource manager, and the discovery that clients of a registry begin with. */
public final class MachineLearningRegistries {
    private static final String MISSING =
            "Of what registries hold, codes, components, data, environments and models are"
                    + " emulated, and their import from a workspace.";
    private static final String INSIDE = "/subscriptions/{subscription}/resourceGroups/{group}/providers/"
            + Provider.NAMESPACE + "/registries/{registry}/{asset*}";

    private final ResourceManager arm;
    private final Registries registries;
    private final ResourceType type;

    public MachineLearningRegistries(ResourceManager arm, Registries registries, Ids ids) {
        this.arm = arm;
        this.registries = registries;
        this.type = ResourceType.of(
                        Provider.NAMESPACE,
                        "registries/{registry}",
                        "Registries",
                        Versions.MACHINE_LEARNING,
                        new RegistryRules(registries, arm.directory().tenant(), ids))
                .statuses(202, 202)
                .longRunning("registryOperationsStatus")
                .patchableToo();
    }

    public List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        arm.resources().of(type).forEach(operation -> operations.add(operation.stores()));
        operations.add(Operation.of(
                        "Registries_ListBySubscription",
                        ArmSurface.NAME,
                        Method.GET,
                        "/subscriptions/{subscription}/providers/" + Provider.NAMESPACE + "/registries",
                        this::listAll)
                .versions(Versions.MACHINE_LEARNING)
                .action(type.type() + "/read")
                .stores());
        operations.add(Operation.of(
                        "RegistryManagementNonWorkspace_Get",
                        ApiSurface.NAME,
                        Method.GET,
                        "/registrymanagement/v1.0/registries/{registry}/discovery",
                        this::discover)
                .stores());
        for (Method method : List.of(Method.GET, Method.PUT, Method.PATCH, Method.POST, Method.DELETE)) {
            operations.add(Operation.notEmulated("RegistryAssets_" + method, ArmSurface.NAME, method, INSIDE, MISSING));
        }
        return operations;
    }

    /** The operations of the assets in registries. */
    public List<Operation> assets(
            AssetOperations assets,
            List<Assets> kinds,
            AssetReferences references,
            PendingUploads uploads,
            Datastores datastores,
            Blobs blobs,
            Ids ids) {
        RegistryAssets written = new RegistryAssets(arm, assets);
        List<Operation> operations = new ArrayList<>(written.of(kinds));
        operations.addAll(new RegistryFiles(arm.engine(), registries, references, uploads, blobs, ids).operations());
        operations.addAll(
                new RegistryImports(arm, registries, written, references, datastores, blobs, ids).operations());
        return operations;
    }

    private Answer listAll(Call call) {
        arm.groups().requireSubscription(call.parameter("subscription"));
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("value");
        registries.all().forEach(registry -> items.add(arm.engine().view(registry, call)));
        return Answer.ok(answer);
    }

    private Answer discover(Call call) {
        String name = call.parameter("registry");
        Resource registry =
                registries.find(name).orElseThrow(() -> Fault.of(404, "NotFound", "Registry " + name + " not found"));
        String region = registry.text("location");
        String services = "https://" + region + ".api.azureml.ms/";
        ObjectNode answer = Json.object()
                .put("registryName", registry.name())
                .put("tenantId", arm.directory().tenant())
                .put("primaryRegion", region);
        answer.putArray("regions").add(region);
        answer.put("subscriptionId", arm.directory().subscription())
                .put("resourceGroup", registry.id().group())
                .putNull("workspaceName")
                .put("primaryRegionResourceProviderUri", services);
        answer.putObject("registryFqdns").putObject(region).put("uri", region + ".api.azureml.ms");
        return Answer.ok(answer.putNull("intellectualPropertyPublisher"));
    }
}
