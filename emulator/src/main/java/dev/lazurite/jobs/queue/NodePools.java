package dev.lazurite.jobs.queue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import dev.lazurite.arm.ArmId;
import dev.lazurite.ml.compute.ComputeNodes;
import dev.lazurite.ml.compute.ComputeTarget;

/**
 * The nodes of all computes by name. They are virtual: all are this machine, there as soon as a job needs them, and gone when
 * nothing ran on them for as long as their compute says. How many there may be is {@link NodeQueue}'s matter. Nodes without a
 * job are forgotten when the instance stops.
 */
public final class NodePools implements ComputeNodes {
    private static final int FIRST_ADDRESS = 4;
    private static final int FIRST_PORT = 50000;

    private final Clock clock;
    private final Map<String, List<Member>> pools = new HashMap<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    private enum State {
        PREPARING,
        RUNNING,
        IDLE,
        PREEMPTED
    }

    private static final class Member {
        private final String id;
        private final int index;
        private State state = State.IDLE;
        private String run = "";
        private Instant since;

        private Member(String id, int index, Instant since) {
            this.id = id;
            this.index = index;
            this.since = since;
        }

        private void become(State next, String busyWith, Instant now) {
            state = next;
            run = busyWith;
            since = now;
        }

        private Node shown() {
            String address = "10.0." + (index + FIRST_ADDRESS) / 256 + "." + (index + FIRST_ADDRESS) % 256;
            return new Node(
                    id, address, FIRST_PORT + index, state.name().toLowerCase(java.util.Locale.ROOT), run, since);
        }
    }

    /** The nodes that one job has. */
    public final class Allocation {
        private final List<Member> members;

        private Allocation(List<Member> members) {
            this.members = members;
        }

        /** The job's command runs on them. */
        public void running() {
            change(State.RUNNING);
        }

        /** They were taken away. */
        public void preempted() {
            change(State.PREEMPTED);
        }

        /** The job is done with them. */
        public void release() {
            change(State.IDLE);
        }

        private void change(State state) {
            synchronized (NodePools.this) {
                for (Member member : members) {
                    if (member.state != State.PREEMPTED) {
                        String run = state == State.IDLE || state == State.PREEMPTED ? "" : member.run;
                        member.become(state, run, clock.instant());
                    }
                }
            }
        }
    }

    public NodePools(Clock clock) {
        this.clock = clock;
    }

    /** Calls {@code listener} with the key of each compute that was started, stopped or scaled. */
    void listen(Consumer<String> listener) {
        listeners.add(listener);
    }

    /** Takes nodes for a job, first those that are there; they are being prepared until the job runs on them. */
    public synchronized Allocation take(String pool, int count, String run) {
        List<Member> members = pools.computeIfAbsent(pool, key -> new ArrayList<>());
        List<Member> taken = new ArrayList<>(members.stream()
                .filter(member -> member.state == State.IDLE)
                .limit(count)
                .toList());
        while (taken.size() < count) {
            taken.add(added(pool, members));
        }
        taken.forEach(member -> member.become(State.PREPARING, run, clock.instant()));
        return new Allocation(taken);
    }

    private Member added(String pool, List<Member> members) {
        int index = 0;
        while (has(members, index)) {
            index++;
        }
        String seed = pool + "/" + index + "/" + clock.instant();
        String hex = UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
        Member member = new Member("tvmps_" + hex + hex + "_d", index, clock.instant());
        members.add(member);
        return member;
    }

    private static boolean has(List<Member> members, int index) {
        return members.stream().anyMatch(member -> member.index == index);
    }

    @Override
    public synchronized List<Node> of(ComputeTarget compute) {
        List<Member> members = pools.computeIfAbsent(compute.id().key(), key -> new ArrayList<>());
        Instant tooOld = clock.instant().minus(compute.idle());
        members.removeIf(member -> member.state == State.PREEMPTED && member.since.isBefore(tooOld));
        for (int i = members.size() - 1; i >= 0 && members.size() > compute.minNodes(); i--) {
            Member member = members.get(i);
            if (member.state == State.IDLE && !member.since.isAfter(tooOld)) {
                members.remove(i);
            }
        }
        while (members.size() < compute.minNodes()) {
            added(compute.id().key(), members);
        }
        return members.stream().map(Member::shown).toList();
    }

    @Override
    public void changed(ArmId compute) {
        listeners.forEach(listener -> listener.accept(compute.key()));
    }
}
