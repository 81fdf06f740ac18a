package dev.lazurite.ml.compute;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.ArmSurface;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceStore;
import dev.lazurite.platform.http.Fault;

/**
 * How many vCPUs of a family a workspace may use: as many as its subscription, or fewer where {@code updateQuotas} said so.
 * Deviation: in a subscription all families have the same quota, those with GPUs too, and a quota bounds each compute by itself:
 * several together may use more.
 */
final class Quotas {
    /** The quota of a subscription for one family in one region. */
    static final int SUBSCRIPTION = 300;

    private final QuotaStore quotas;
    private final ResourceStore resources;
    private final VmSizes sizes;

    Quotas(QuotaStore quotas, ResourceStore resources, VmSizes sizes) {
        this.quotas = quotas;
        this.resources = resources;
        this.sizes = sizes;
    }

    /** The families that there are. */
    Stream<String> families() {
        return sizes.all().stream().map(VmSize::family).distinct();
    }

    /** A family by its name in whatever case. */
    Optional<String> family(String name) {
        return families().filter(name::equalsIgnoreCase).findFirst();
    }

    /** What a workspace may use of a family. */
    int limit(ArmId workspace, String family) {
        return quotas.find(workspace, family).orElse(SUBSCRIPTION);
    }

    /** How many machines of a size a workspace may have. */
    int machines(ArmId workspace, VmSize size) {
        return limit(workspace, size.family()) / size.vCpus();
    }

    /** Refuses a cluster whose least number of nodes has more cores than its family may (azure-rules 9). */
    void checkCluster(ArmId workspace, VmSize size, int leastNodes) {
        check(
                workspace,
                size,
                leastNodes,
                "ClusterMinNodesExceedCoreQuota",
                "requested compute training cluster's min nodes of " + leastNodes);
    }

    /** Refuses an instance that has more cores than its family may. */
    void checkInstance(ArmId workspace, VmSize size) {
        check(workspace, size, 1, "ComputeInstanceExceedsCoreQuota", "requested compute instance");
    }

    /**
     * Why a job of so many nodes could never run, as it fails on the service when it is sent to its cluster: the words are those
     * of a public thread.
     */
    Optional<String> refusal(ArmId workspace, VmSize size, int nodes) {
        int limit = limit(workspace, size.family());
        int cores = nodes * size.vCpus();
        return cores <= limit
                ? Optional.empty()
                : Optional.of("Job submission to AzureML Compute encountered an Exception with status code"
                        + " JobNodeCountExceedsCoreQuota, The specified subscription has a " + size.family()
                        + " vCPU quota of " + limit + " and is less than the requested job node count of " + nodes
                        + " which maps to " + cores
                        + " vCPUs. Ask for fewer nodes, for a smaller size, or for a larger quota (updateQuotas).");
    }

    private void check(ArmId workspace, VmSize size, int machines, String code, String what) {
        int limit = limit(workspace, size.family());
        int cores = machines * size.vCpus();
        if (cores > limit) {
            throw ArmSurface.userError(
                    400,
                    code,
                    "The specified subscription has a total vCPU quota of " + limit + " for " + size.family()
                            + " and is less than the " + what + " which maps to " + cores
                            + " vCPUs. Ask for fewer nodes, for a smaller size, or for a larger quota (updateQuotas).");
        }
    }

    /**
     * Gives a workspace another quota.
     *
     * @return how that went, in the service's words; only {@code Success} changed anything
     */
    String update(ArmId workspace, String family, int limit) {
        Optional<String> known = family(family);
        if (known.isEmpty()) {
            return "InvalidVMFamilyName";
        }
        if (limit > SUBSCRIPTION) {
            return "InvalidQuotaExceedsSubscriptionLimit";
        }
        if (limit < leastOfClusters(workspace, known.get())) {
            return "InvalidQuotaBelowClusterMinimum";
        }
        quotas.put(workspace, known.get(), limit);
        return "Success";
    }

    /** The most cores that one cluster of a workspace always has. */
    private int leastOfClusters(ArmId workspace, String family) {
        return computes(workspace)
                .filter(compute -> ComputeKind.of(compute.properties()) == ComputeKind.AML_COMPUTE)
                .filter(compute -> size(compute).family().equals(family))
                .mapToInt(compute -> size(compute).vCpus()
                        * compute.at("properties.properties.scaleSettings.minNodeCount")
                                .asInt())
                .max()
                .orElse(0);
    }

    Stream<Resource> computes(ArmId workspace) {
        return resources.list(workspace.toString(), ComputeOperations.TYPE).stream();
    }

    private VmSize size(Resource compute) {
        return sizes.require(compute.text("properties.properties.vmSize"));
    }

    void forget(ArmId workspace) {
        quotas.forget(workspace);
    }

    /** A workspace that must be there. */
    ArmId workspace(ArmId id) {
        if (resources.find(id).isEmpty()) {
            throw Fault.of(404, "ResourceNotFound", "There is no workspace '" + id + "'.");
        }
        return id;
    }

    /** All quotas that workspaces were given. */
    List<QuotaStore.Row> given() {
        return quotas.all();
    }
}
