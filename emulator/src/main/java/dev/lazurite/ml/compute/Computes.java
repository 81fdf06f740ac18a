package dev.lazurite.ml.compute;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceStore;

/** The computes of all workspaces, as jobs use them. */
public final class Computes {
    private static final Duration USUAL_IDLE = Duration.ofMinutes(2);

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

    private static Duration idle(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException unsaid) {
            return USUAL_IDLE;
        }
    }

    /** A compute as jobs see it. */
    ComputeTarget target(Resource compute) {
        ComputeKind kind = ComputeKind.of(compute.properties());
        String scale = "properties.properties.scaleSettings.";
        boolean cluster = kind == ComputeKind.AML_COMPUTE;
        boolean lowPriority = compute.text("properties.properties.vmPriority").equalsIgnoreCase("LowPriority");
        return new ComputeTarget(
                compute.id(),
                kind,
                sizes.require(compute.text("properties.properties.vmSize")),
                cluster ? compute.at(scale + "minNodeCount").asInt(0) : 1,
                cluster ? compute.at(scale + "maxNodeCount").asInt(1) : 1,
                idle(compute.text(scale + "nodeIdleTimeBeforeScaleDown")),
                lowPriority ? Eviction.of(compute.at("tags")) : Eviction.NEVER,
                cluster || compute.text("properties.properties.state").equals("Running"));
    }
}
