package dev.lazurite.ml.compute;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.Envelope;
import dev.lazurite.arm.Resource;
import dev.lazurite.platform.Json;

/** The properties that every compute has, around those of its kind. */
final class ComputeBody {
    private ComputeBody() {}

    /**
     * The properties to keep.
     *
     * @param inner those of the kind, complete
     */
    static ObjectNode of(
            ObjectNode sent,
            ComputeKind kind,
            String location,
            ObjectNode inner,
            Optional<Resource> existing,
            Instant now) {
        String created =
                existing.map(before -> before.text("properties.createdOn")).orElse(Envelope.time(now));
        ObjectNode properties = Json.object().put("createdOn", created).put("modifiedOn", Envelope.time(now));
        properties.put("disableLocalAuth", sent.path("disableLocalAuth").asBoolean(false));
        properties.put("description", Json.text(sent, "description", null));
        properties.putNull("resourceId");
        properties.put("computeType", kind.wireName());
        properties.put("computeLocation", location);
        properties.put("provisioningState", "Succeeded");
        properties.putNull("provisioningErrors");
        properties.put("isAttachedCompute", false);
        properties.set("properties", inner);
        sent.properties().forEach(other -> {
            if (!properties.has(other.getKey())) {
                properties.set(other.getKey(), other.getValue());
            }
        });
        return properties;
    }

    /** How a write is answered: the service is still at work then, and says more when it is asked again. */
    static ObjectNode creating(ObjectNode properties) {
        ObjectNode shown = properties.deepCopy();
        shown.put("provisioningState", "Creating");
        return shown;
    }

    /** The region's own address of something that a compute instance serves. */
    static String instanceAddress(ArmId id, String location, String path) {
        return "https://" + id.name() + "." + location + ".instances.azureml.ms/" + path;
    }
}
