package dev.lazurite.ml.compute;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a cluster says of the nodes that it has now. */
final class LiveCluster {
    private static final List<String> STATES =
            List.of("preparing", "running", "idle", "unusable", "leaving", "preempted");

    private LiveCluster() {}

    /** Writes the counts into the inner properties of a cluster. */
    static void show(ObjectNode inner, ComputeTarget target, List<ComputeNodes.Node> nodes) {
        inner.put("currentNodeCount", nodes.size());
        inner.put("targetNodeCount", Math.max(target.minNodes(), nodes.size()));
        ObjectNode counts = inner.putObject("nodeStateCounts");
        for (String state : STATES) {
            long count =
                    nodes.stream().filter(node -> node.state().equals(state)).count();
            counts.put(state + "NodeCount", (int) count);
        }
    }
}
