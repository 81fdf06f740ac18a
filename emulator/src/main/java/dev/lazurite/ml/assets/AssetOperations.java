package dev.lazurite.ml.assets;

import java.util.ArrayList;
import java.util.List;

import dev.lazurite.arm.ArmSurface;
import dev.lazurite.arm.ResourceOperations;
import dev.lazurite.arm.ResourceStore;
import dev.lazurite.arm.ResourceType;
import dev.lazurite.arm.Versions;
import dev.lazurite.platform.http.Method;
import dev.lazurite.platform.http.Operation;

/** The operations that every kind of asset has: those of containers and versions, and the upload before a version. */
public final class AssetOperations {
    private static final int PAGE = 30;

    private final ResourceOperations resources;
    private final ResourceStore store;
    private final PendingUploads uploads;

    public AssetOperations(ResourceOperations resources, ResourceStore store, PendingUploads uploads) {
        this.resources = resources;
        this.store = store;
        this.uploads = uploads;
    }

    public List<Operation> of(Assets assets) {
        AssetKind kind = assets.kind();
        List<Operation> operations = new ArrayList<>();
        operations.addAll(resources.of(containers(assets, AssetHome.WORKSPACE)));
        operations.addAll(resources.of(versions(assets, AssetHome.WORKSPACE)));
        String version = "/subscriptions/{subscription}/resourceGroups/{group}/providers/" + Provider.NAMESPACE + "/"
                + kind.versionPath(AssetHome.WORKSPACE);
        String group = kind.noun() + "Versions_";
        operations.add(Operation.of(
                        group + "CreateOrGetStartPendingUpload",
                        ArmSurface.NAME,
                        Method.POST,
                        version + "/startPendingUpload",
                        uploads::start)
                .versions(Versions.MACHINE_LEARNING)
                .action(kind.versionType() + "/write"));
        operations.add(Operation.notEmulated(
                group + "Publish",
                ArmSurface.NAME,
                Method.POST,
                version + "/publish",
                "Sharing a " + kind + " from a workspace into a registry is not emulated yet."));
        return operations;
    }

    /** The type of the containers of such assets in workspaces or registries. */
    public ResourceType containers(Assets assets, AssetHome home) {
        AssetKind kind = assets.kind();
        return type(kind.containerPath(home), home.prefix() + kind.noun() + "Containers", new ContainerRules(assets));
    }

    /** The type of the versions of such assets in workspaces or registries. */
    public ResourceType versions(Assets assets, AssetHome home) {
        AssetKind kind = assets.kind();
        // A version is written before its container is there: the first one brings it into being.
        return type(kind.versionPath(home), home.prefix() + kind.noun() + "Versions", new VersionRules(assets, store))
                .statuses(201, assets.type().updatedStatus())
                .orphan();
    }

    private static ResourceType type(String path, String group, dev.lazurite.arm.ResourceRules rules) {
        return ResourceType.of(Provider.NAMESPACE, path, group, Versions.MACHINE_LEARNING, rules)
                .listed(ResourceStore.Order.NEWEST_FIRST, PAGE);
    }
}
