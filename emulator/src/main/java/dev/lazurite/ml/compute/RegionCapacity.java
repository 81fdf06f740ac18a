package dev.lazurite.ml.compute;

import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceGroups;
import dev.lazurite.arm.ResourceStore;
import dev.lazurite.ml.assets.Provider;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;

/**
 * What a region has: sizes of machine, how much of each family is used, and how much may be. Deviation: quotas are told and
 * not enforced, since this machine is the limit.
 */
final class RegionCapacity {
    private static final int FAMILY_LIMIT = 300;
    private static final int COMPUTES_LIMIT = 500;
    private static final String COMPUTE_TYPE = Provider.NAMESPACE + "/workspaces/computes";

    private final ResourceGroups groups;
    private final ResourceStore store;
    private final VmSizes sizes;

    RegionCapacity(ResourceGroups groups, ResourceStore store, VmSizes sizes) {
        this.groups = groups;
        this.store = store;
        this.sizes = sizes;
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
                VmSize size = sizes.require(resource.text("properties.properties.vmSize"));
                boolean instance = resource.text("properties.properties.state").equals("Running");
                int nodes = instance
                        ? 1
                        : resource.at("properties.properties.currentNodeCount").asInt(0);
                used.merge(size.family(), nodes * size.vCpus(), Integer::sum);
            }
        }
        return used;
    }
}
