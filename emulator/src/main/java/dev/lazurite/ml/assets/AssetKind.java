package dev.lazurite.ml.assets;

import java.util.Locale;
import java.util.Optional;

import dev.lazurite.arm.ArmId;

/** The kinds of versioned asset. */
public enum AssetKind {
    CODE("codes", "Code"),
    COMPONENT("components", "Component"),
    DATA("data", "Data"),
    ENVIRONMENT("environments", "Environment"),
    MODEL("models", "Model");

    private final String segment;
    private final String noun;

    AssetKind(String segment, String noun) {
        this.segment = segment;
        this.noun = noun;
    }

    /** The kind whose addresses have {@code segment}, in whatever case. */
    public static Optional<AssetKind> ofSegment(String segment) {
        for (AssetKind kind : values()) {
            if (kind.segment.equalsIgnoreCase(segment)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** The type segment, such as {@code models}. */
    public String segment() {
        return segment;
    }

    /** The kind as messages and operation ids name it, such as {@code Model}. */
    public String noun() {
        return noun;
    }

    public String containerPath() {
        return "workspaces/{workspace}/" + segment + "/{name}";
    }

    public String versionPath() {
        return containerPath() + "/versions/{version}";
    }

    public String containerType() {
        return Provider.NAMESPACE + "/workspaces/" + segment;
    }

    public String versionType() {
        return containerType() + "/versions";
    }

    public ArmId container(ArmId workspace, String name) {
        return workspace.child(segment, name);
    }

    public ArmId version(ArmId workspace, String name, String version) {
        return container(workspace, name).child("versions", version);
    }

    @Override
    public String toString() {
        return noun.toLowerCase(Locale.ROOT);
    }
}
