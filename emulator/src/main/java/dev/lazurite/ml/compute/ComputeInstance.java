package dev.lazurite.ml.compute;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.Documents;
import dev.lazurite.arm.Envelope;
import dev.lazurite.arm.Resource;
import dev.lazurite.ml.assets.AssetNames;
import dev.lazurite.platform.Json;

/**
 * The properties of a compute instance, in the service's order. Deviation: nothing answers at the
 * addresses of a compute instance's applications.
 */
final class ComputeInstance {
    /** How long an instance may be idle before it is stopped. */
    static final String IDLE_TIME = "idleTimeBeforeShutdown";

    private static final Duration SHORTEST_IDLE = Duration.ofMinutes(15);
    private static final Duration LONGEST_IDLE = Duration.ofDays(3);

    /** What there is to know beside the document. */
    record Facts(VmSizes sizes, Quotas quotas, StartStopSchedules.TriggerCheck triggers) {}

    private ComputeInstance() {}

    static ObjectNode complete(
            ArmId id, ObjectNode sent, String location, Facts facts, Optional<Resource> existing, Instant now) {
        JsonNode vmSize = sent.path("vmSize");
        if (!vmSize.isTextual()) {
            throw Documents.missing("properties.properties.vmSize");
        }
        VmSize size = facts.sizes().require(vmSize.asText());
        if (existing.isEmpty()) {
            facts.quotas().checkInstance(id.root(), size);
        }
        ObjectNode inner = Json.object().put("vmSize", vmSize.asText().toUpperCase(Locale.ROOT));
        inner.set("subnet", sent.has("subnet") ? sent.get("subnet") : NullNode.getInstance());
        inner.putObject("sshSettings")
                .put("sshPublicAccess", Json.text(sent, "sshSettings.sshPublicAccess", "Disabled"))
                .put("adminUserName", "azureuser")
                .put("sshPort", 4000)
                .put("adminPublicKey", Json.text(sent, "sshSettings.adminPublicKey", null));
        inner.putNull("autologgerSettings").putArray("errors");
        inner.putNull("connectivityEndpoints");
        ArrayNode applications = inner.putArray("applications");
        application(applications, "Jupyter", ComputeBody.instanceAddress(id, location, "tree/"));
        application(applications, "Jupyter Lab", ComputeBody.instanceAddress(id, location, "lab"));
        inner.put(
                "state",
                existing.map(before -> before.text("properties.properties.state"))
                        .orElse("Running"));
        inner.set("lastOperation", operation("Create", now, "User"));
        inner.put("applicationSharingPolicy", Json.text(sent, "applicationSharingPolicy", "Shared"));
        inner.put("computeInstanceAuthorizationType", "personal");
        copy(sent, inner, "personalComputeInstanceSettings", "setupScripts");
        inner.set("schedules", StartStopSchedules.complete(id, sent.path("schedules"), facts.triggers()));
        checkIdleTime(sent.path(IDLE_TIME));
        inner.putNull("dataMounts").putNull("dataDisks").putNull("containers").putNull("versions");
        inner.putObject("osImageMetadata").put("isLatestOsImageVersion", true);
        sent.properties().forEach(other -> {
            if (!inner.has(other.getKey())) {
                inner.set(other.getKey(), other.getValue());
            }
        });
        return inner;
    }

    private static void application(ArrayNode applications, String name, String address) {
        applications.addObject().put("displayName", name).put("endpointUri", address);
    }

    private static void copy(ObjectNode from, ObjectNode to, String... names) {
        for (String name : names) {
            to.set(name, from.has(name) ? from.get(name) : NullNode.getInstance());
        }
    }

    private static void checkIdleTime(JsonNode sent) {
        if (sent.isMissingNode() || sent.isNull()) {
            return;
        }
        try {
            Duration idle = Duration.parse(sent.asText());
            if (idle.compareTo(SHORTEST_IDLE) >= 0 && idle.compareTo(LONGEST_IDLE) <= 0) {
                return;
            }
        } catch (DateTimeParseException malformed) {
            // refused below, as one that is out of range
        }
        throw AssetNames.invalid("The property 'properties.properties." + IDLE_TIME + "' is '" + sent.asText()
                + "': an ISO 8601 duration from PT15M to P3D is expected.");
    }

    /** What {@code lastOperation} says after an operation that is over. */
    static ObjectNode operation(String name, Instant now, String trigger) {
        return Json.object()
                .put("operationName", name)
                .put("operationTime", Envelope.time(now))
                .put("operationStatus", "Succeeded")
                .put("operationTrigger", trigger);
    }
}
