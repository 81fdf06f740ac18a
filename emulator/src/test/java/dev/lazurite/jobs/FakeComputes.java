package dev.lazurite.jobs;

import java.time.Duration;
import java.util.Optional;

import dev.lazurite.arm.ArmId;
import dev.lazurite.jobs.kind.Computes;
import dev.lazurite.ml.compute.ComputeKind;
import dev.lazurite.ml.compute.ComputeTarget;
import dev.lazurite.ml.compute.Eviction;
import dev.lazurite.ml.compute.VmSizes;

/** Computes of two nodes: {@code cpu}, and {@code spot}, which is of low priority and has GPUs. */
final class FakeComputes implements Computes {
    /** Half of all attempts lose their nodes, at once. */
    static final Eviction EVICTION = new Eviction(0.5, Duration.ofMillis(300), 0);

    @Override
    public Optional<Integer> nodes(String workspace, String compute) {
        return compute.isEmpty() || compute.equals("cpu") || compute.equals("spot") ? Optional.of(2) : Optional.empty();
    }

    @Override
    public Optional<ComputeTarget> target(String workspace, String compute) {
        if (!compute.equals("spot")) {
            return Optional.empty();
        }
        return Optional.of(new ComputeTarget(
                ArmId.parse(workspace).child("computes", compute),
                ComputeKind.AML_COMPUTE,
                new VmSizes().find("Standard_NC6").orElseThrow(),
                0,
                2,
                Duration.ofMinutes(2),
                EVICTION,
                true));
    }
}
