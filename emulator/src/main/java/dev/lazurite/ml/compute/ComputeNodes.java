package dev.lazurite.ml.compute;

import java.time.Instant;
import java.util.List;

import dev.lazurite.arm.ArmId;

/** The nodes that computes have at the moment. Whoever runs jobs knows them. */
public interface ComputeNodes {
    /**
     * A node.
     *
     * @param state one of {@code idle}, {@code running}, {@code preparing}, {@code leaving}, {@code preempted}, {@code
     *     unusable}
     * @param run the id of the run that it is busy with; empty otherwise
     * @param since when it came into this state
     */
    record Node(String id, String privateIpAddress, int port, String state, String run, Instant since) {}

    /** The nodes of a compute, in the order in which it got them. */
    List<Node> of(ComputeTarget compute);

    /** A compute was started, stopped or scaled: what waits for its nodes may get them now. */
    void changed(ArmId compute);

    /** No nodes at all. */
    static ComputeNodes none() {
        return new ComputeNodes() {
            @Override
            public List<Node> of(ComputeTarget compute) {
                return List.of();
            }

            @Override
            public void changed(ArmId compute) {
                // nothing waits
            }
        };
    }
}
