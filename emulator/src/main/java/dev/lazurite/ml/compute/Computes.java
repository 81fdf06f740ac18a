package dev.lazurite.ml.compute;

import java.util.Optional;

import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceStore;

/** The computes of all workspaces, as jobs use them. */
public final class Computes {
    private final ResourceStore store;
    private final VmSizes sizes;

    public Computes(ResourceStore store, VmSizes sizes) {
        this.store = store;
        this.sizes = sizes;
    }

    /** The sizes of machine that there are. */
    public VmSizes sizes() {
        return sizes;
    }

    /** The compute of this name, in whatever case. */
    public Optional<ComputeTarget> find(ArmId workspace, String name) {
        return store.find(workspace.child("computes", name)).map(this::target);
    }

    private ComputeTarget target(Resource compute) {
        ComputeKind kind = ComputeKind.of(compute.properties());
        String scale = "properties.properties.scaleSettings.";
        boolean cluster = kind == ComputeKind.AML_COMPUTE;
        return new ComputeTarget(
                compute.id(),
                kind,
                sizes.require(compute.text("properties.properties.vmSize")),
                cluster ? compute.at(scale + "minNodeCount").asInt(0) : 1,
                cluster ? compute.at(scale + "maxNodeCount").asInt(1) : 1,
                cluster || compute.text("properties.properties.state").equals("Running"));
    }
}
