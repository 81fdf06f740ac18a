package dev.lazurite.ml.compute;

import java.time.Duration;

import dev.lazurite.arm.ArmId;

/**
 * A compute as jobs see it.
 *
 * @param maxNodes how many nodes jobs may use at once: 1 for an instance, and no more than its quota has cores for
 * @param idle how long a node that nothing runs on stays
 * @param eviction when its nodes are taken away
 * @param running whether jobs can start on it: an instance that is stopped has to be started first
 */
public record ComputeTarget(
        ArmId id,
        ComputeKind kind,
        VmSize size,
        int minNodes,
        int maxNodes,
        Duration idle,
        Eviction eviction,
        boolean running) {}
