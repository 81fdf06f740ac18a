package dev.lazurite.ml.compute;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import dev.lazurite.arm.ArmSurface;
import dev.lazurite.arm.ResourceManager;
import dev.lazurite.arm.ResourceOperations;
import dev.lazurite.arm.ResourceType;
import dev.lazurite.arm.Versions;
import dev.lazurite.ml.assets.Provider;
import dev.lazurite.platform.http.Handler;
import dev.lazurite.platform.http.Method;
import dev.lazurite.platform.http.Operation;

/** The operations of computes and of what a region can offer. */
public final class ComputeOperations {
    static final String TYPE = Provider.NAMESPACE + "/workspaces/computes";
    private static final String ITEM = Provider.WORKSPACE_PATH + "/computes/{compute}";
    private static final String REGION =
            "/subscriptions/{subscription}/providers/" + Provider.NAMESPACE + "/locations/{location}";
    private static final String ACTION = Provider.NAMESPACE + "/workspaces/computes/";

    private final ResourceOperations resources;
    private final ResourceType type;
    private final ComputeActions actions;
    private final RegionCapacity region;
    private final QuotaOperations quotas;

    public ComputeOperations(ResourceManager arm, Computes computes, ComputeRuntime runtime, Clock clock) {
        ComputeNodes nodes = runtime.nodes();
        this.resources = arm.resources();
        this.type = ResourceType.of(
                        Provider.NAMESPACE,
                        "workspaces/{workspace}/computes/{compute}",
                        "Compute",
                        Versions.MACHINE_LEARNING,
                        new ComputeRules(arm.store(), computes, runtime, clock))
                .statuses(201, 201)
                .longRunning(ComputeActions.OPERATIONS)
                .patchableToo();
        this.actions = new ComputeActions(
                arm.engine(), arm.async(), computes, nodes, new ComputePower(arm.engine(), nodes, clock));
        this.quotas = new QuotaOperations(arm.groups(), computes.quotas(), nodes);
        this.region = new RegionCapacity(arm.groups(), arm.store(), computes, nodes);
    }

    public List<Operation> operations() {
        List<Operation> operations = new ArrayList<>(resources.of(type));
        operations.add(action("Start", "start", actions::start).asLongRunning());
        operations.add(action("Stop", "stop", actions::stop).asLongRunning());
        operations.add(action("Restart", "restart", actions::restart).asLongRunning());
        operations.add(action("ListNodes", "listNodes", actions::nodes));
        operations.add(Operation.notEmulated(
                "Compute_ListKeys",
                ArmSurface.NAME,
                Method.POST,
                ITEM + "/listKeys",
                "Clusters and compute instances have no keys; the computes that have are not emulated."));
        operations.add(region("VirtualMachineSizes_List", "vmSizes", region::sizes));
        operations.add(region("Usages_List", "usages", region::usages));
        operations.add(region("Quotas_List", "quotas", quotas::list));
        operations.add(
                Operation.of("Quotas_Update", ArmSurface.NAME, Method.POST, REGION + "/updateQuotas", quotas::update)
                        .versions(Versions.MACHINE_LEARNING)
                        .action(Provider.NAMESPACE + "/locations/updateQuotas/action"));
        return operations;
    }

    private static Operation action(String verb, String segment, Handler handler) {
        return Operation.of("Compute_" + verb, ArmSurface.NAME, Method.POST, ITEM + "/" + segment, handler)
                .versions(Versions.MACHINE_LEARNING)
                .action(ACTION + segment + "/action");
    }

    private static Operation region(String id, String segment, Handler handler) {
        return Operation.of(id, ArmSurface.NAME, Method.GET, REGION + "/" + segment, handler)
                .versions(Versions.MACHINE_LEARNING)
                .action(Provider.NAMESPACE + "/locations/" + segment + "/read");
    }
}
