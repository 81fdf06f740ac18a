package dev.lazurite.ml.compute;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.Documents;
import dev.lazurite.arm.Envelope;
import dev.lazurite.arm.Resource;
import dev.lazurite.ml.assets.AssetNames;
import dev.lazurite.ml.assets.Shape;
import dev.lazurite.platform.Json;

/** The properties of a cluster, in the service's order. */
final class AmlCompute {
    private static final Shape SCALE = new Shape().text("nodeIdleTimeBeforeScaleDown", "PT2M");

    private AmlCompute() {}

    static ObjectNode complete(
            ArmId id, ObjectNode sent, VmSizes sizes, Quotas quotas, Optional<Resource> existing, Instant now) {
        JsonNode vmSize = sent.path("vmSize");
        if (!vmSize.isTextual()) {
            throw Documents.missing("properties.properties.vmSize");
        }
        VmSize size = sizes.require(vmSize.asText());
        ObjectNode inner = Json.object()
                .put("vmSize", vmSize.asText().toUpperCase(Locale.ROOT))
                .put("vmPriority", Json.text(sent, "vmPriority", "Dedicated"));
        ObjectNode scale = inner.putObject("scaleSettings");
        scale.setAll(scale(sent.path("scaleSettings")));
        quotas.checkCluster(id.root(), size, scale.path("minNodeCount").asInt());
        inner.set("userAccountCredentials", credentials(sent.path("userAccountCredentials")));
        inner.set("subnet", orNull(sent.path("subnet")));
        inner.put("currentNodeCount", 0)
                .put("targetNodeCount", scale.path("minNodeCount").asInt());
        ObjectNode states = inner.putObject("nodeStateCounts");
        for (String state : new String[] {"preparing", "running", "idle", "unusable", "leaving", "preempted"}) {
            states.put(state + "NodeCount", 0);
        }
        inner.put("allocationState", "Steady").put("allocationStateTransitionTime", Envelope.time(now));
        inner.putNull("errors");
        inner.put("remoteLoginPortPublicAccess", Json.text(sent, "remoteLoginPortPublicAccess", "NotSpecified"));
        inner.put("osType", Json.text(sent, "osType", "Linux"));
        inner.set("virtualMachineImage", orNull(sent.path("virtualMachineImage")));
        inner.put("isolatedNetwork", sent.path("isolatedNetwork").asBoolean(false));
        inner.put("enableNodePublicIp", sent.path("enableNodePublicIp").asBoolean(true));
        sent.properties().forEach(other -> {
            if (!inner.has(other.getKey())) {
                inner.set(other.getKey(), other.getValue());
            }
        });
        existing.map(before -> before.text("properties.properties.vmSize"))
                .filter(before -> !before.equalsIgnoreCase(vmSize.asText()))
                .ifPresent(before -> {
                    throw AssetNames.invalid("The VM size of a cluster cannot be changed from '" + before + "' to '"
                            + vmSize.asText() + "'; make another cluster.");
                });
        return inner;
    }

    private static ObjectNode scale(JsonNode sent) {
        int most = count(sent, "maxNodeCount", 1);
        int least = count(sent, "minNodeCount", 0);
        if (least > most) {
            throw AssetNames.invalid("'properties.properties.scaleSettings.minNodeCount' is " + least
                    + " and may not be more than maxNodeCount, which is " + most + ".");
        }
        ObjectNode shown = Json.object().put("maxNodeCount", most).put("minNodeCount", least);
        ObjectNode rest = sent instanceof ObjectNode object ? object.deepCopy() : Json.object();
        rest.remove("maxNodeCount");
        rest.remove("minNodeCount");
        shown.setAll(SCALE.complete(rest));
        return shown;
    }

    private static int count(JsonNode scale, String name, int otherwise) {
        JsonNode count = scale.path(name);
        if (count.isMissingNode() || count.isNull()) {
            return otherwise;
        }
        if (!count.isIntegralNumber() || count.asInt() < 0) {
            throw Documents.wrongType(
                    "properties.properties.scaleSettings." + name, "a whole number of 0 or more", count);
        }
        return count.asInt();
    }

    private static JsonNode credentials(JsonNode sent) {
        if (!(sent instanceof ObjectNode object)) {
            return orNull(sent);
        }
        ObjectNode shown = object.deepCopy();
        shown.putNull("adminUserPassword");
        return shown;
    }

    private static JsonNode orNull(JsonNode node) {
        return node.isMissingNode() ? com.fasterxml.jackson.databind.node.NullNode.getInstance() : node;
    }
}
