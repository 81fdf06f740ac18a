package dev.lazurite.jobs.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.lazurite.arm.ArmId;
import dev.lazurite.jobs.kind.Computes;
import dev.lazurite.jobs.kind.Job;
import dev.lazurite.jobs.limits.Allowance;
import dev.lazurite.jobs.queue.NodePools;
import dev.lazurite.jobs.queue.NodeQueue;
import dev.lazurite.ml.compute.ComputeTarget;
import dev.lazurite.ml.compute.VmSize;

/** The nodes of one job: waits for them, shows what the job does on them, and gives them back. */
final class JobNodes {
    private static final Path GPU = Path.of("/dev/nvidia0");

    private final Job job;
    private final int count;
    private final Computes computes;
    private final NodeQueue queue;
    private final NodePools pools;
    private Optional<NodeQueue.Reservation> reservation = Optional.empty();
    private Optional<NodePools.Allocation> allocation = Optional.empty();
    private boolean released;

    JobNodes(Job job, int count, Computes computes, NodeQueue queue, NodePools pools) {
        this.job = job;
        this.count = count;
        this.computes = computes;
        this.queue = queue;
        this.pools = pools;
    }

    /**
     * Waits for nodes.
     *
     * @param waits runs before this returns where there are none now
     * @param granted runs later, or never where the nodes are given back before
     */
    void reserve(Runnable waits, Runnable granted) {
        holds(queue.reserve(pool(), count, this::limit, waits, granted));
    }

    /** Why the job would wait for ever; empty where it would not. */
    Optional<String> refusal() {
        return computes.refusal(job.workspace(), compute(), count);
    }

    /** A serverless job that wants more than this machine has is served alone. */
    private int limit() {
        int limit = computes.nodes(job.workspace(), compute()).orElse(count);
        return compute().isEmpty() ? Math.max(limit, count) : limit;
    }

    /** Whether the job waits for somebody to start its compute instance. */
    boolean stopped() {
        return target().filter(target -> !target.running()).isPresent();
    }

    /** Has nodes from now on, for a command that runs already. */
    void hold() {
        holds(queue.hold(pool(), count));
        take();
        running();
    }

    private synchronized void holds(NodeQueue.Reservation nodes) {
        reservation = Optional.of(nodes);
        if (released) {
            nodes.release();
        }
    }

    /** The nodes that were granted are prepared for the job. */
    synchronized void take() {
        if (!released) {
            allocation = Optional.of(pools.take(pool(), count, job.name()));
        }
    }

    synchronized void running() {
        allocation.ifPresent(NodePools.Allocation::running);
    }

    synchronized void preempted() {
        allocation.ifPresent(NodePools.Allocation::preempted);
    }

    /** Gives the nodes back, or leaves the queue; once. */
    synchronized void release() {
        released = true;
        allocation.ifPresent(NodePools.Allocation::release);
        reservation.ifPresent(NodeQueue.Reservation::release);
    }

    /** How long after its start an attempt loses its nodes; empty where it keeps them. */
    Optional<Duration> eviction(int attempt) {
        return target().flatMap(target -> target.eviction().of(job.name(), attempt));
    }

    /** What the nodes have together; empty for a serverless job that names no size, which has this machine. */
    Optional<Allowance> allowance() {
        return size().map(size -> Allowance.of(size, count));
    }

    /** The size of the compute, or the one that a serverless job asks for. */
    private Optional<VmSize> size() {
        return target().map(ComputeTarget::size)
                .or(() -> computes.size(job.document().text("resources.instanceType")));
    }

    /** What the job's author should know of the nodes. */
    List<String> remarks() {
        return size().filter(size -> size.gpus() > 0 && !Files.exists(GPU)).map(JobNodes::withoutGpu).stream()
                .toList();
    }

    private static String withoutGpu(VmSize size) {
        return "Lazurite: the size " + size.name() + " has " + size.gpus() + " GPU" + (size.gpus() == 1 ? "" : "s")
                + " and this machine has none; the command runs on its processors.";
    }

    private Optional<ComputeTarget> target() {
        return computes.target(job.workspace(), compute());
    }

    private String compute() {
        return job.document().compute();
    }

    private String pool() {
        return ArmId.key(job.id()
                .root()
                .child("computes", compute().isEmpty() ? "serverless" : compute())
                .toString());
    }
}
