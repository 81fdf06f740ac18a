package dev.lazurite.ml.compute;

import java.io.IOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.Documents;
import dev.lazurite.arm.ResourceGroups;
import dev.lazurite.ml.assets.AssetNames;
import dev.lazurite.ml.assets.Provider;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;

/** Lists and changes the quotas of a region. */
final class QuotaOperations {
    private static final String TYPE = Provider.NAMESPACE + "/workspaces/dedicatedCores/quotas";

    private final ResourceGroups groups;
    private final Quotas quotas;
    private final ComputeNodes nodes;

    QuotaOperations(ResourceGroups groups, Quotas quotas, ComputeNodes nodes) {
        this.groups = groups;
        this.quotas = quotas;
        this.nodes = nodes;
    }

    Answer list(Call call) {
        groups.requireSubscription(call.parameter("subscription"));
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("value");
        String region = "/subscriptions/" + groups.subscription() + "/providers/" + Provider.NAMESPACE + "/locations/"
                + call.parameter("location");
        quotas.families()
                .forEach(family ->
                        items.add(quota(region, Provider.NAMESPACE + "/vmFamily/quotas", family, Quotas.SUBSCRIPTION)));
        quotas.given().forEach(row -> items.add(quota(row.workspace(), TYPE, row.family(), row.limit())));
        return Answer.ok(answer);
    }

    private static ObjectNode quota(String scope, String type, String family, int limit) {
        ObjectNode quota = Json.object()
                .put("id", scope + "/quotas/" + family)
                .put("type", type)
                .put("unit", "Count")
                .put("limit", limit);
        quota.putObject("name").put("value", family).put("localizedValue", family);
        return quota;
    }

    /** Each quota of the request is tried by itself; the answer says of each how that went. */
    Answer update(Call call) throws IOException {
        groups.requireSubscription(call.parameter("subscription"));
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("value");
        JsonNode asked = call.json().path("value");
        if (!asked.isArray()) {
            throw Documents.wrongType("value", "an array", asked);
        }
        for (int i = 0; i < asked.size(); i++) {
            items.add(update(asked.get(i), "value[" + i + "]"));
        }
        return Answer.ok(answer);
    }

    private ObjectNode update(JsonNode asked, String place) {
        String id = asked.path("id").asText("");
        String[] parts = id.split("/quotas/", 2);
        if (parts.length < 2 || !parts[0].toLowerCase(java.util.Locale.ROOT).contains("/workspaces/")) {
            throw AssetNames.invalid(
                    "The property '" + place + ".id' is '" + id + "', which is no quota of a workspace:"
                            + " /subscriptions/{id}/resourceGroups/{group}/providers/" + Provider.NAMESPACE
                            + "/workspaces/{workspace}/quotas/{family} is expected.");
        }
        JsonNode limit = asked.path("limit");
        if (!limit.isIntegralNumber() || limit.asLong() < 0 || limit.asLong() > Integer.MAX_VALUE) {
            throw Documents.wrongType(place + ".limit", "a whole number of 0 or more", limit);
        }
        ArmId workspace = quotas.workspace(ArmId.parse(parts[0]));
        String status = quotas.update(workspace, parts[1], limit.asInt());
        // what waited for nodes may get some now
        quotas.computes(workspace).forEach(compute -> nodes.changed(compute.id()));
        return Json.object()
                .put("id", id)
                .put("type", Json.text(asked, "type", TYPE))
                .put("limit", limit.asInt())
                .put("unit", "Count")
                .put("status", status);
    }
}
