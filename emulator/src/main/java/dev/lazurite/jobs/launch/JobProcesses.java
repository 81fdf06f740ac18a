package dev.lazurite.jobs.launch;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import dev.lazurite.platform.Pause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All processes of one job, whatever they did to hide: those that carry the job's marker in their environment, those in a
 * session that one of them leads, and the descendants of both.
 *
 * <p>A process that leaves session and parents behind <em>and</em> clears its environment is not found.
 */
final class JobProcesses {
    private static final Logger LOG = LoggerFactory.getLogger(JobProcesses.class);
    private static final Duration STEP = Duration.ofMillis(20);
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ProcessTable table;
    private final String variable;

    JobProcesses(ProcessTable table, String variable) {
        this.table = table;
        this.variable = variable;
    }

    /** The ids of all that live now. */
    Set<Long> living() {
        List<ProcessTable.Entry> entries = table.living(variable);
        Set<Long> members = new HashSet<>();
        for (ProcessTable.Entry entry : entries) {
            if (entry.marked()) {
                members.add(entry.pid());
            }
        }
        boolean grown = !members.isEmpty();
        while (grown) {
            grown = false;
            for (ProcessTable.Entry entry : entries) {
                boolean related = members.contains(entry.parent()) || members.contains(entry.session());
                grown |= related && members.add(entry.pid());
            }
        }
        members.remove(ProcessHandle.current().pid());
        return members;
    }

    /** Asks all of them to terminate, and kills those that still live after a grace. */
    void cancel() {
        signal(living(), ProcessHandle::destroy);
        // By the clock and not by the number of steps: on a busy machine a look at all processes takes longer than a
        // step.
        long end = System.nanoTime() + GRACE.toNanos();
        while (System.nanoTime() < end) {
            if (living().isEmpty()) {
                return;
            }
            Pause.of(STEP);
        }
        kill();
    }

    /** Kills until nothing lives: one that forks meanwhile is met by the next round. */
    void kill() {
        Set<Long> left = living();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!left.isEmpty()) {
            if (System.nanoTime() > end) {
                LOG.warn("processes {} survive being killed", left);
                return;
            }
            signal(left, ProcessHandle::destroyForcibly);
            Pause.of(STEP);
            left = living();
        }
    }

    private static void signal(Set<Long> pids, Consumer<ProcessHandle> signal) {
        for (long pid : pids) {
            ProcessHandle.of(pid).ifPresent(signal);
        }
    }
}
