package dev.lazurite.ml.compute;

import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmSurface;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceGroups;
import dev.lazurite.arm.ResourceStore;
import dev.lazurite.ml.assets.Provider;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;

/**
 * What a region has: sizes of machine, how much of each family is used, and how much may be. Deviation: all
 * families have the same quota, those with GPUs too, and it bounds the least number of nodes of a cluster alone.
 */
final class RegionCapacity {
    private static final int FAMILY_LIMIT = 300;
    private static final int COMPUTES_LIMIT = 500;
    private static final String COMPUTE_TYPE = Provider.NAMESPACE + "/workspaces/computes";

    private final ResourceGroups groups;
    private final ResourceStore store;
    private final Computes computes;
    private final VmSizes sizes;
    private final ComputeNodes nodes;

    RegionCapacity(ResourceGroups groups, ResourceStore store, Computes computes, ComputeNodes nodes) {
        this.groups = groups;
        this.store = store;
        this.computes = computes;
        this.sizes = computes.sizes();
        this.nodes = nodes;
    }

    /** Refuses a cluster whose least number of nodes has more cores than a family may (azure-rules 9). */
    static void check(VmSize size, int leastNodes) {
        int cores = leastNodes * size.vCpus();
        if (cores > FAMILY_LIMIT) {
            throw ArmSurface.userError(
                    400,
                    "ClusterMinNodesExceedCoreQuota",
                    "The specified subscription has a total vCPU quota of " + FAMILY_LIMIT + " for " + size.family()
                            + " and is less than the requested compute training cluster's min nodes of " + leastNodes
                            + " which maps to " + cores + " vCPUs. Ask for fewer nodes, or for a smaller size.");
        }
    }

    Answer sizes(Call call) {
        groups.requireSubscription(call.parameter("subscription"));
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("value");
        sizes.all().forEach(size -> items.add(size.view()));
        return Answer.ok(answer);
    }

    Answer usages(Call call) {
        Map<String, Integer> used = used(call);
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("value");
        items.add(usage(call, "usages", "Clusters", used.getOrDefault("", 0), COMPUTES_LIMIT));
        families()
                .forEach(
                        family -> items.add(usage(call, "usages", family, used.getOrDefault(family, 0), FAMILY_LIMIT)));
        return Answer.ok(answer);
    }

    Answer quotas(Call call) {
        groups.requireSubscription(call.parameter("subscription"));
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("value");
        families().forEach(family -> {
            ObjectNode quota = usage(call, "quotas", family, 0, FAMILY_LIMIT);
            quota.remove("currentValue");
            items.add(quota);
        });
        return Answer.ok(answer);
    }

    private java.util.stream.Stream<String> families() {
        return sizes.all().stream().map(VmSize::family).distinct();
    }

    private ObjectNode usage(Call call, String kind, String name, int used, int limit) {
        String type = Provider.NAMESPACE + "/" + (name.equals("Clusters") ? "" : "vmFamily/") + kind;
        ObjectNode usage = Json.object()
                .put(
                        "id",
                        "/subscriptions/" + groups.subscription() + "/providers/" + Provider.NAMESPACE + "/locations/"
                                + call.parameter("location") + "/" + kind + "/" + name)
                .put("type", type)
                .put("unit", "Count")
                .put("currentValue", used)
                .put("limit", limit);
        usage.putObject("name").put("value", name).put("localizedValue", name);
        return usage;
    }

    /** The cores in use by family, and under the empty name how many computes there are. */
    private Map<String, Integer> used(Call call) {
        groups.requireSubscription(call.parameter("subscription"));
        Map<String, Integer> used = new TreeMap<>();
        for (Resource resource : store.within("/subscriptions/" + groups.subscription())) {
            boolean here = resource.text("location").replace(" ", "").equalsIgnoreCase(call.parameter("location"));
            if (here && resource.id().type().equalsIgnoreCase(COMPUTE_TYPE)) {
                used.merge("", 1, Integer::sum);
                ComputeTarget target = computes.target(resource);
                boolean cluster = target.kind() == ComputeKind.AML_COMPUTE;
                int machines = cluster ? nodes.of(target).size() : target.running() ? 1 : 0;
                used.merge(target.size().family(), machines * target.size().vCpus(), Integer::sum);
            }
        }
        return used;
    }
}
