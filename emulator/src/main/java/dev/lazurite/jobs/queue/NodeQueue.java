package dev.lazurite.jobs.queue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.IntSupplier;

/**
 * The nodes of all computes. Whoever asks first is served first: a job that wants more nodes than are free holds up those
 * behind it, so that it is not overtaken for ever.
 */
public final class NodeQueue {
    private final Executor executor;
    private final Map<String, Compute> computes = new HashMap<>();

    /** The nodes that one job holds or waits for; given back once. */
    public final class Reservation {
        private final String compute;
        private final int nodes;
        private final IntSupplier limit;
        private final Runnable granted;
        private boolean held;
        private boolean released;

        private Reservation(String compute, int nodes, IntSupplier limit, Runnable granted) {
            this.compute = compute;
            this.nodes = nodes;
            this.limit = limit;
            this.granted = granted;
        }

        /** Gives the nodes back, or leaves the queue. Nothing happens the second time. */
        public void release() {
            NodeQueue.this.release(this);
        }
    }

    private static final class Compute {
        private final Deque<Reservation> waiting = new ArrayDeque<>();
        private int used;
    }

    /** @param executor what runs those that were granted their nodes */
    public NodeQueue(Executor executor) {
        this.executor = executor;
    }

    /** Looks again whenever a compute was changed. */
    public NodeQueue following(NodePools pools) {
        pools.listen(this::changed);
        return this;
    }

    /**
     * Asks for nodes.
     *
     * @param compute the compute's id, or another name for a pool
     * @param limit how many nodes the compute may have, asked each time since it can be scaled; a job that wants more than
     *     that waits
     * @param waits runs before this returns when the job has to wait
     * @param granted runs on the executor once the nodes are held; never for a reservation that was released before
     */
    public synchronized Reservation reserve(
            String compute, int nodes, IntSupplier limit, Runnable waits, Runnable granted) {
        Reservation reservation = new Reservation(compute, nodes, limit, granted);
        computes.computeIfAbsent(compute, key -> new Compute()).waiting.addLast(reservation);
        serve(compute);
        if (!reservation.held) {
            waits.run();
        }
        return reservation;
    }

    /** Takes nodes without waiting: for a job that runs already when the server starts. */
    public synchronized Reservation hold(String compute, int nodes) {
        Reservation reservation = new Reservation(compute, nodes, () -> nodes, () -> {});
        reservation.held = true;
        computes.computeIfAbsent(compute, key -> new Compute()).used += nodes;
        return reservation;
    }

    /** Looks again whether those who wait for a compute can be served, since its limit may be another. */
    synchronized void changed(String compute) {
        if (computes.containsKey(compute)) {
            serve(compute);
        }
    }

    private synchronized void release(Reservation reservation) {
        if (reservation.released) {
            return;
        }
        reservation.released = true;
        Compute compute = computes.get(reservation.compute);
        if (reservation.held) {
            compute.used -= reservation.nodes;
        } else {
            compute.waiting.remove(reservation);
        }
        serve(reservation.compute);
    }

    private void serve(String name) {
        Compute compute = computes.get(name);
        List<Reservation> served = new ArrayList<>();
        while (!compute.waiting.isEmpty() && fits(compute, compute.waiting.peekFirst())) {
            Reservation next = compute.waiting.removeFirst();
            next.held = true;
            compute.used += next.nodes;
            served.add(next);
        }
        if (compute.used == 0 && compute.waiting.isEmpty()) {
            computes.remove(name);
        }
        served.forEach(reservation -> executor.execute(() -> run(reservation)));
    }

    private static boolean fits(Compute compute, Reservation next) {
        return compute.used + next.nodes <= next.limit.getAsInt();
    }

    private void run(Reservation reservation) {
        synchronized (this) {
            if (reservation.released) {
                return;
            }
        }
        reservation.granted.run();
    }
}
