package dev.lazurite.ml.code;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.Resource;
import dev.lazurite.ml.assets.AssetKind;
import dev.lazurite.ml.assets.AssetType;
import dev.lazurite.ml.assets.Numbering;
import dev.lazurite.ml.assets.Shape;
import dev.lazurite.ml.assets.WorkspaceFacts;
import dev.lazurite.platform.Json;

/** What is particular to code. */
public final class Code implements AssetType {
    private static final Shape VERSION = Shape.version().requiredText("codeUri");

    @Override
    public AssetKind kind() {
        return AssetKind.CODE;
    }

    @Override
    public Numbering numbering() {
        return Numbering.COUNTED;
    }

    @Override
    public ObjectNode complete(WorkspaceFacts workspace, ArmId id, ObjectNode sent, Optional<Resource> existing) {
        ObjectNode properties = VERSION.complete(sent);
        // The service answers false even to clients that send true.
        properties.put("isAnonymous", false);
        properties.put("provisioningState", "Succeeded");
        boolean moved = existing.isPresent()
                && !existing.get()
                        .text("properties.codeUri")
                        .equals(properties.path("codeUri").asText());
        if (moved) {
            throw AssetType.pathChanged();
        }
        return properties;
    }

    @Override
    public String lookup(ObjectNode properties) {
        return Json.text(properties, "properties.hash_sha256", "");
    }
}
