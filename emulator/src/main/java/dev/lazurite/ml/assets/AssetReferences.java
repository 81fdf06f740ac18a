package dev.lazurite.ml.assets;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceStore;

/** Finds the asset that a reference means, in whatever form it comes (see {@link AssetUri}). */
public final class AssetReferences {
    // Azure ML knows 'default' for components alone; nothing can set it, so it means the one made last.
    private static final Set<String> LATEST = Set.of("", "latest", "default");

    private final Map<AssetKind, Assets> byKind = new EnumMap<>(AssetKind.class);

    private final ResourceStore store;
    private final Function<String, Optional<ArmId>> registries;

    /** @param registries the registry of a name */
    public AssetReferences(ResourceStore store, Function<String, Optional<ArmId>> registries, List<Assets> kinds) {
        this.store = store;
        this.registries = registries;
        kinds.forEach(assets -> byKind.put(assets.kind(), assets));
    }

    /** The workspace with this id. */
    public Optional<Resource> workspace(ArmId id) {
        return store.find(id);
    }

    /** The assets of one kind. */
    public Assets of(AssetKind kind) {
        Assets assets = byKind.get(kind);
        if (assets == null) {
            throw new IllegalArgumentException("no assets of kind " + kind);
        }
        return assets;
    }

    /**
     * The version that a reference means.
     *
     * @param kind what the place in which the reference stands asks for; a reference that says otherwise finds nothing
     * @return empty when there is none, and for references into registries that were not made here
     */
    public Optional<Resource> find(ArmId workspace, AssetKind kind, String reference) {
        return AssetUri.parse(reference).flatMap(uri -> find(workspace, kind, uri));
    }

    /** As {@link #find(ArmId, AssetKind, String)}, of a reference that was read already. */
    public Optional<Resource> find(ArmId workspace, AssetKind kind, AssetUri reference) {
        if (!reference.kind().orElse(kind).equals(kind)) {
            return Optional.empty();
        }
        Optional<ArmId> home = reference.inRegistry() ? registries.apply(reference.registry()) : Optional.of(workspace);
        return home.flatMap(held -> within(held, of(kind), reference));
    }

    private static Optional<Resource> within(ArmId home, Assets assets, AssetUri reference) {
        if (!reference.version().isEmpty()) {
            return assets.find(home, reference.name(), reference.version());
        }
        return LATEST.contains(reference.label()) ? assets.latest(home, reference.name()) : Optional.empty();
    }
}
