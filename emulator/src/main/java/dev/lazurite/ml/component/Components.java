package dev.lazurite.ml.component;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.Resource;
import dev.lazurite.ml.assets.AssetKind;
import dev.lazurite.ml.assets.AssetReferences;

/** The components of workspaces, for those who run them. */
public final class Components {
    private final AssetReferences references;

    public Components(AssetReferences references) {
        this.references = references;
    }

    /**
     * The component that a reference means.
     *
     * @param reference an ARM id with or without {@code azureml:} in front, {@code azureml://registries/...},
     *     {@code azureml:NAME:VERSION}, {@code azureml:NAME@LABEL} or a name alone; the labels are {@code latest} and
     *     {@code default}
     * @return empty when there is none, and for references into registries that were not made here
     */
    public Optional<ComponentVersion> find(ArmId workspace, String reference) {
        return references.find(workspace, AssetKind.COMPONENT, reference).map(Components::version);
    }

    private static ComponentVersion version(Resource version) {
        return new ComponentVersion(version.id(), (ObjectNode) version.at("properties." + Component.SPEC));
    }
}
