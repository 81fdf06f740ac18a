package dev.lazurite.ml.assets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.Envelope;
import dev.lazurite.arm.Resource;
import dev.lazurite.platform.Json;

/** A version or container as the service shows it. In a registry its id is its asset id and its type a word (real-answers-assets section 14). */
final class ShownAsset {
    private ShownAsset() {}

    /** @param properties what is shown as its properties */
    static ObjectNode of(AssetKind kind, Resource resource, ObjectNode properties) {
        ObjectNode shown = Envelope.of(resource.with(visible(resource.body(), properties)));
        ArmId id = resource.id();
        if (id.types().get(0).equalsIgnoreCase("registries")) {
            String asset =
                    AssetUri.registryForm(id.names().get(0), kind, id.names().get(1));
            boolean version = id.names().size() > 2;
            shown.put("id", version ? asset + "/versions/" + id.name() : asset);
            shown.put("type", kind.segment());
        }
        return shown;
    }

    /** A document without what only the program keeps in it: top-level names that begin with an underscore. */
    private static ObjectNode visible(ObjectNode body, ObjectNode properties) {
        ObjectNode visible = Json.object();
        body.properties().forEach(field -> {
            if (!field.getKey().startsWith("_")) {
                visible.set(field.getKey(), field.getValue());
            }
        });
        visible.set("properties", properties);
        return visible;
    }
}
