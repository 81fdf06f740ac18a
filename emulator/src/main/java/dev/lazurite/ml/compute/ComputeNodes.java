package dev.lazurite.ml.compute;

import java.util.List;

import dev.lazurite.arm.ArmId;

/** The nodes that a compute has at the moment. Whoever runs jobs knows them. */
@FunctionalInterface
public interface ComputeNodes {
    /**
     * A node.
     *
     * @param state such as {@code idle}, {@code running} or {@code preparing}
     * @param run the id of the run that it is busy with; empty otherwise
     */
    record Node(String id, String privateIpAddress, int port, String state, String run) {}

    List<Node> of(ArmId compute);
}
