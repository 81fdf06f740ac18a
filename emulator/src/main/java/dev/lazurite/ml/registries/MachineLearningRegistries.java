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
import dev.lazurite.ml.assets.Provider;
import dev.lazurite.platform.Ids;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.platform.http.Method;
import dev.lazurite.platform.http.Operation;
import dev.lazurite.tracking.ApiSurface;

/** The operations of registries: those of the resource manager, and the discovery that clients of a registry begin with. */
public final class MachineLearningRegistries {
    private static final String MISSING =
            "Assets in registries are not emulated: make the asset in a workspace, without registry_name.";
    private static final String INSIDE = "/subscriptions/{subscription}/resourceGroups/{group}/providers/"
            + Provider.NAMESPACE + "/registries/{registry}/{asset*}";

    private final ResourceManager arm;
    private final ResourceType type;

    public MachineLearningRegistries(ResourceManager arm, Ids ids) {
        this.arm = arm;
        this.type = ResourceType.of(
                        Provider.NAMESPACE,
                        "registries/{registry}",
                        "Registries",
                        Versions.MACHINE_LEARNING,
                        new RegistryRules(arm.directory().tenant(), ids))
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
            operations.add(Operation.notEmulated(
                    "RegistryAssetsInRegion_" + method,
                    ApiSurface.NAME,
                    method,
                    "/mferp/managementfrontend" + INSIDE,
                    MISSING));
        }
        return operations;
    }

    private Answer listAll(Call call) {
        arm.groups().requireSubscription(call.parameter("subscription"));
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("value");
        all().forEach(registry -> items.add(arm.engine().view(registry, call)));
        return Answer.ok(answer);
    }

    private List<Resource> all() {
        List<Resource> found = new ArrayList<>();
        arm.groups()
                .list()
                .forEach(group -> found.addAll(arm.engine()
                        .list(
                                "/subscriptions/" + arm.directory().subscription() + "/resourceGroups/" + group.name(),
                                type)));
        return found;
    }

    /** A registry is known by its name alone, in every region. */
    private Answer discover(Call call) {
        String name = call.parameter("registry");
        Resource registry = all().stream()
                .filter(candidate -> candidate.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> Fault.of(404, "NotFound", "Registry " + name + " not found"));
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
