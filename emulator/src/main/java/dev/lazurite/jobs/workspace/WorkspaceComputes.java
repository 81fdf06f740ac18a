package dev.lazurite.jobs.workspace;

import java.util.Optional;

import dev.lazurite.arm.ArmId;
import dev.lazurite.jobs.kind.Computes;
import dev.lazurite.ml.compute.ComputeTarget;
import dev.lazurite.ml.compute.VmSize;

/** The computes of a workspace; where a job names none, it is serverless and has what this machine has. */
final class WorkspaceComputes implements Computes {
    private final dev.lazurite.ml.compute.Computes computes;
    private final int serverless;

    /** @param serverless how many nodes serverless jobs may take at once */
    WorkspaceComputes(dev.lazurite.ml.compute.Computes computes, int serverless) {
        this.computes = computes;
        this.serverless = serverless;
    }

    @Override
    public Optional<Integer> nodes(String workspace, String compute) {
        return compute.isEmpty()
                ? Optional.of(serverless)
                : target(workspace, compute).map(target -> target.running() ? target.maxNodes() : 0);
    }

    @Override
    public Optional<String> refusal(String workspace, String compute, int nodes) {
        return compute.isEmpty() ? Optional.empty() : computes.refusal(ArmId.parse(workspace), compute, nodes);
    }

    @Override
    public Optional<VmSize> size(String name) {
        return computes.sizes().find(name);
    }

    @Override
    public Optional<ComputeTarget> target(String workspace, String compute) {
        return compute.isEmpty() ? Optional.empty() : computes.find(ArmId.parse(workspace), compute);
    }
}
