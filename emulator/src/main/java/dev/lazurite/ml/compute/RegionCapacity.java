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

/** What a region has: sizes of machine, how much of each family is used, and how much may be. */
final class RegionCapacity {
    private static final int COMPUTES_LIMIT = 500;

    private final ResourceGroups groups;
    private final ResourceStore store;
    private final Computes computes;
    private final VmSizes sizes;
    private final Quotas quotas;
    private final ComputeNodes nodes;

    RegionCapacity(ResourceGroups groups, ResourceStore store, Computes computes, ComputeNodes nodes) {
        this.groups = groups;
        this.store = store;
        this.computes = computes;
        this.sizes = computes.sizes();
        this.quotas = computes.quotas();
        this.nodes = nodes;
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
        items.add(usage(call, "Clusters", used.getOrDefault("", 0), COMPUTES_LIMIT));
        quotas.families()
                .forEach(family -> items.add(usage(call, family, used.getOrDefault(family, 0), Quotas.SUBSCRIPTION)));
        return Answer.ok(answer);
    }

    private ObjectNode usage(Call call, String name, int used, int limit) {
        String type = Provider.NAMESPACE + "/" + (name.equals("Clusters") ? "" : "vmFamily/") + "usages";
        ObjectNode usage = Json.object()
                .put(
                        "id",
                        "/subscriptions/" + groups.subscription() + "/providers/" + Provider.NAMESPACE + "/locations/"
                                + call.parameter("location") + "/usages/" + name)
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
            if (here && resource.id().type().equalsIgnoreCase(ComputeOperations.TYPE)) {
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
