package dev.lazurite.ml.compute;

import java.time.Instant;
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
import dev.lazurite.platform.Json;

/**
 * The properties of a compute instance, in the service's order. Deviation: nothing answers at the
 * addresses of a compute instance's applications.
 */
final class ComputeInstance {
    private ComputeInstance() {}

    static ObjectNode complete(
            ArmId id, ObjectNode sent, String location, VmSizes sizes, Optional<Resource> existing, Instant now) {
        JsonNode vmSize = sent.path("vmSize");
        if (!vmSize.isTextual()) {
            throw Documents.missing("properties.properties.vmSize");
        }
        sizes.require(vmSize.asText());
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
        inner.set("lastOperation", operation("Create", now));
        inner.put("applicationSharingPolicy", Json.text(sent, "applicationSharingPolicy", "Shared"));
        inner.put("computeInstanceAuthorizationType", "personal");
        copy(sent, inner, "personalComputeInstanceSettings", "setupScripts", "schedules");
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

    /** What {@code lastOperation} says after an operation that is over. */
    static ObjectNode operation(String name, Instant now) {
        return Json.object()
                .put("operationName", name)
                .put("operationTime", Envelope.time(now))
                .put("operationStatus", "Succeeded")
                .put("operationTrigger", "User");
    }
}
