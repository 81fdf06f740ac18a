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

    public String containerPath(AssetHome home) {
        return home.path() + "/" + segment + "/{name}";
    }

    public String versionPath(AssetHome home) {
        return containerPath(home) + "/versions/{version}";
    }

    /** The resource type of containers in {@code home}, a workspace or a registry. */
    String containerType(ArmId home) {
        return home.type() + "/" + segment;
    }

    /** The resource type of versions in {@code home}, a workspace or a registry. */
    String versionType(ArmId home) {
        return containerType(home) + "/versions";
    }

    /** The resource type of versions in workspaces. */
    public String versionType() {
        return Provider.NAMESPACE + "/workspaces/" + segment + "/versions";
    }

    /** @param home a workspace or a registry */
    public ArmId container(ArmId home, String name) {
        return home.child(segment, name);
    }

    /** @param home a workspace or a registry */
    public ArmId version(ArmId home, String name, String version) {
        return container(home, name).child("versions", version);
    }

    @Override
    public String toString() {
        return noun.toLowerCase(Locale.ROOT);
    }
}
