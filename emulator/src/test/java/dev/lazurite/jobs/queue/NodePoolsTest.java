package dev.lazurite.jobs.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.lazurite.FakeClock;
import dev.lazurite.arm.ArmId;
import dev.lazurite.ml.compute.ComputeKind;
import dev.lazurite.ml.compute.ComputeNodes.Node;
import dev.lazurite.ml.compute.ComputeTarget;
import dev.lazurite.ml.compute.Eviction;
import dev.lazurite.ml.compute.VmSizes;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class NodePoolsTest {
    private static final ArmId ID = ArmId.parse("/subscriptions/s/resourceGroups/g/providers"
            + "/Microsoft.MachineLearningServices/workspaces/w/computes/cpu");

    private final FakeClock clock = new FakeClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final NodePools pools = new NodePools(clock);

    private List<Node> nodes(int least) {
        return pools.of(target(least));
    }

    private static ComputeTarget target(int least) {
        return new ComputeTarget(
                ID,
                ComputeKind.AML_COMPUTE,
                new VmSizes().find("Standard_DS3_v2").orElseThrow(),
                least,
                4,
                Duration.ofMinutes(2),
                new Eviction(0, Duration.ZERO, 0),
                true);
    }

    private List<String> states(int least) {
        return nodes(least).stream().map(Node::state).toList();
    }

    @Test
    void a_node_is_prepared_runs_idles_and_goes() {
        NodePools.Allocation allocation = pools.take(ID.key(), 2, "job");
        assertThat(nodes(0)).extracting(Node::state, Node::run).containsOnly(tuple("preparing", "job"));
        allocation.running();
        assertThat(states(0)).containsExactly("running", "running");
        allocation.release();
        clock.advance(Duration.ofSeconds(119));
        assertThat(states(0)).containsExactly("idle", "idle");
        clock.advance(Duration.ofSeconds(1));
        assertThat(states(0)).isEmpty();
    }

    @Test
    void as_many_nodes_stay_as_the_compute_has_at_least() {
        pools.take(ID.key(), 3, "job").release();
        clock.advance(Duration.ofSeconds(1000));
        assertThat(states(2)).containsExactly("idle", "idle");
        assertThat(new NodePools(clock).of(target(1))).hasSize(1);
    }

    @Test
    void a_job_takes_idle_nodes_before_new_ones() {
        pools.take(ID.key(), 1, "first").release();
        String first = nodes(0).get(0).id();
        pools.take(ID.key(), 2, "second");
        assertThat(nodes(0)).hasSize(2).first().extracting(Node::id).isEqualTo(first);
    }

    @Test
    void a_preempted_node_is_shown_for_a_while_and_never_used_again() {
        NodePools.Allocation allocation = pools.take(ID.key(), 1, "job");
        allocation.preempted();
        allocation.release();
        pools.take(ID.key(), 1, "again");
        assertThat(states(0)).containsExactly("preempted", "preparing");
        clock.advance(Duration.ofSeconds(121));
        assertThat(states(0)).containsExactly("preparing");
    }
}
