package dev.lazurite.jobs.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NodeQueueTest {
    private final List<String> granted = new ArrayList<>();
    private final NodeQueue queue = new NodeQueue(Runnable::run);

    private NodeQueue.Reservation reserve(String name, int nodes) {
        return queue.reserve("cpu", nodes, () -> 2, () -> {}, () -> granted.add(name));
    }

    @Test
    void a_compute_of_two_nodes_runs_two_jobs_and_the_third_waits() {
        NodeQueue.Reservation first = reserve("first", 1);
        reserve("second", 1);
        reserve("third", 1);
        assertThat(granted).containsExactly("first", "second");
        first.release();
        assertThat(granted).containsExactly("first", "second", "third");
    }

    @Test
    void a_job_that_wants_both_nodes_is_not_overtaken() {
        NodeQueue.Reservation first = reserve("first", 1);
        NodeQueue.Reservation wide = reserve("wide", 2);
        reserve("small", 1);
        assertThat(granted).containsExactly("first");
        first.release();
        assertThat(granted).containsExactly("first", "wide");
        wide.release();
        assertThat(granted).containsExactly("first", "wide", "small");
    }

    @Test
    void a_waiting_job_that_is_cancelled_is_never_granted() {
        NodeQueue.Reservation first = reserve("first", 2);
        NodeQueue.Reservation cancelled = reserve("cancelled", 1);
        reserve("last", 1);
        cancelled.release();
        first.release();
        assertThat(granted).containsExactly("first", "last");
    }

    @Test
    void nodes_are_given_back_once() {
        NodeQueue.Reservation first = reserve("first", 2);
        first.release();
        first.release();
        reserve("a", 1);
        reserve("b", 1);
        reserve("c", 1);
        assertThat(granted).containsExactly("first", "a", "b");
    }

    @Test
    void a_compute_that_was_scaled_up_serves_more() {
        AtomicInteger limit = new AtomicInteger(1);
        NodeQueue.Reservation first = queue.reserve("cpu", 1, limit::get, () -> {}, () -> granted.add("first"));
        queue.reserve("cpu", 1, limit::get, () -> {}, () -> granted.add("second"));
        queue.reserve("cpu", 1, limit::get, () -> {}, () -> granted.add("third"));
        limit.set(2);
        first.release();
        assertThat(granted).containsExactly("first", "second", "third");
    }

    @Test
    void a_job_that_wants_more_than_there_can_be_waits_until_the_compute_is_scaled_up() {
        AtomicInteger limit = new AtomicInteger(1);
        queue.reserve("cpu", 2, limit::get, () -> granted.add("waits"), () -> granted.add("runs"));
        assertThat(granted).containsExactly("waits");
        limit.set(2);
        queue.changed("cpu");
        assertThat(granted).containsExactly("waits", "runs");
    }

    @Test
    void a_job_that_ran_before_a_restart_holds_its_nodes() {
        NodeQueue.Reservation running = queue.hold("cpu", 2);
        reserve("next", 1);
        assertThat(granted).isEmpty();
        running.release();
        assertThat(granted).containsExactly("next");
    }

    @Test
    void computes_do_not_wait_for_each_other() {
        reserve("first", 2);
        queue.reserve("gpu", 1, () -> 1, () -> {}, () -> granted.add("gpu"));
        assertThat(granted).containsExactly("first", "gpu");
    }
}
