package dev.lazurite.ml.compute;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceStore;
import dev.lazurite.store.Database;

/** The computes of all workspaces, as jobs use them. */
public final class Computes {
    private static final String SWITCHED = "switched";
    private static final Duration USUAL_IDLE = Duration.ofMinutes(2);

    private final ResourceStore store;
    private final VmSizes sizes;
    private final Quotas quotas;

    public Computes(Database database, ResourceStore store, VmSizes sizes) {
        this.store = store;
        this.sizes = sizes;
        this.quotas = new Quotas(new QuotaStore(database), store, sizes);
    }

    Quotas quotas() {
        return quotas;
    }

    /** Forgets what a workspace was given that is deleted. */
    public void forget(ArmId workspace) {
        quotas.forget(workspace);
    }

    /** What a document is found by, besides its id: those that switch themselves on and off are. */
    static String lookup(ObjectNode document) {
        JsonNode inner = document.at("/properties/properties");
        boolean idle = inner.path(ComputeInstance.IDLE_TIME).isTextual();
        return idle || !inner.path("schedules").path("computeStartStop").isEmpty() ? SWITCHED : "";
    }

    /** The instances that switch themselves on and off. */
    public List<Resource> switched() {
        return store.lookup(ComputeOperations.TYPE, SWITCHED);
    }

    /** How long an instance may be idle; empty where it may for ever. */
    public static Optional<Duration> idleTime(Resource instance) {
        String text = instance.text("properties.properties." + ComputeInstance.IDLE_TIME);
        return text.isEmpty() ? Optional.empty() : Optional.of(Duration.parse(text));
    }

    /** The sizes of machine that there are. */
    public VmSizes sizes() {
        return sizes;
    }

    /** The compute of this name, in whatever case. */
    public Optional<ComputeTarget> find(ArmId workspace, String name) {
        return store.find(workspace.child("computes", name)).map(this::target);
    }

    /** Why a job of so many nodes could never run on a compute; empty where it could, and where there is no such compute. */
    public Optional<String> refusal(ArmId workspace, String name, int nodes) {
        return store.find(workspace.child("computes", name)).flatMap(compute -> {
            int most = most(compute);
            return nodes > most
                    ? Optional.of(
                            "Requested " + nodes + " nodes but the compute '" + compute.name() + "' only has " + most
                                    + " maximum nodes. Ask for fewer (resources.instance_count), or scale the cluster up"
                                    + " (max_instances).")
                    : quotas.refusal(workspace, target(compute).size(), nodes);
        });
    }

    private static int most(Resource compute) {
        return ComputeKind.of(compute.properties()) == ComputeKind.AML_COMPUTE
                ? compute.at("properties.properties.scaleSettings.maxNodeCount").asInt(1)
                : 1;
    }

    private static Duration idle(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException unsaid) {
            return USUAL_IDLE;
        }
    }

    /** A compute as jobs see it. */
    public ComputeTarget target(Resource compute) {
        ComputeKind kind = ComputeKind.of(compute.properties());
        String scale = "properties.properties.scaleSettings.";
        boolean cluster = kind == ComputeKind.AML_COMPUTE;
        boolean lowPriority = compute.text("properties.properties.vmPriority").equalsIgnoreCase("LowPriority");
        VmSize size = sizes.require(compute.text("properties.properties.vmSize"));
        return new ComputeTarget(
                compute.id(),
                kind,
                size,
                cluster ? compute.at(scale + "minNodeCount").asInt(0) : 1,
                Math.min(most(compute), quotas.machines(compute.id().root(), size)),
                idle(compute.text(scale + "nodeIdleTimeBeforeScaleDown")),
                lowPriority ? Eviction.of(compute.at("tags")) : Eviction.NEVER,
                cluster || compute.text("properties.properties.state").equals("Running"));
    }
}
