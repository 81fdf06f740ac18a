package dev.lazurite.jobs;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.lazurite.arm.ArmId;
import dev.lazurite.jobs.kind.Computes;
import dev.lazurite.ml.compute.ComputeKind;
import dev.lazurite.ml.compute.ComputeTarget;
import dev.lazurite.ml.compute.Eviction;
import dev.lazurite.ml.compute.VmSize;
import dev.lazurite.ml.compute.VmSizes;

/**
 * Computes of two nodes: {@code cpu}, {@code spot}, which is of low priority and has GPUs, and {@code small}, which has next to no
 * memory.
 */
final class FakeComputes implements Computes {
    /** Half of all attempts lose their nodes, at once. */
    static final Eviction EVICTION = new Eviction(0.5, Duration.ofMillis(300), 0);

    @Override
    public Optional<Integer> nodes(String workspace, String compute) {
        return compute.isEmpty() || List.of("cpu", "spot", "small").contains(compute)
                ? Optional.of(2)
                : Optional.empty();
    }

    @Override
    public Optional<ComputeTarget> target(String workspace, String compute) {
        return switch (compute) {
            case "spot" ->
                Optional.of(target(
                        workspace, compute, new VmSizes().find("Standard_NC6").orElseThrow(), EVICTION));
            case "small" ->
                Optional.of(target(
                        workspace,
                        compute,
                        new VmSize("Standard_Small", "small", 1, 0, 0.1, 0, 0, true, true, List.of(), 0),
                        new Eviction(0, Duration.ZERO, 0)));
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<String> refusal(String workspace, String compute, int nodes) {
        return compute.isEmpty() || nodes <= 2 ? Optional.empty() : Optional.of("Requested " + nodes + " nodes.");
    }

    @Override
    public Optional<VmSize> size(String name) {
        return new VmSizes().find(name);
    }

    private static ComputeTarget target(String workspace, String compute, VmSize size, Eviction eviction) {
        return new ComputeTarget(
                ArmId.parse(workspace).child("computes", compute),
                ComputeKind.AML_COMPUTE,
                size,
                0,
                2,
                Duration.ofMinutes(2),
                eviction,
                true);
    }
}
