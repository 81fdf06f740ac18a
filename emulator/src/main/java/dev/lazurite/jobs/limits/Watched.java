package dev.lazurite.jobs.limits;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * The next best where a machine lends no control groups: each job gets as many processors as its size has, and the server kills
 * the largest process of a job that has more memory than that. Deviation: what a job takes faster than it is looked at, it has for
 * that long; and while the server is down nothing is watched.
 */
final class Watched implements ResourceLimits {
    private final Optional<String> taskset;
    private final List<Integer> processors;
    /** Where the next job's processors begin, so that jobs share the machine evenly. */
    private final AtomicInteger next = new AtomicInteger();

    /**
     * @param taskset util-linux's program; without it processors are no limit
     * @param processors those that this server may use
     */
    Watched(Optional<String> taskset, List<Integer> processors) {
        this.taskset = taskset;
        this.processors = List.copyOf(processors);
    }

    @Override
    public List<String> before(Allowance allowance) {
        if (taskset.isEmpty() || allowance.processors() >= processors.size()) {
            return List.of();
        }
        int first = next.getAndAdd(allowance.processors());
        List<Integer> own = new ArrayList<>();
        for (int i = 0; i < allowance.processors(); i++) {
            own.add(processors.get(Math.floorMod(first + i, processors.size())));
        }
        return List.of(
                taskset.get(), "--cpu-list", own.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }

    @Override
    public boolean watched() {
        return true;
    }

    @Override
    public String description() {
        return "limits that the server watches, since this machine lends no control groups"
                + (taskset.isPresent() ? "" : "; processors are none, since util-linux's taskset is not installed");
    }
}
