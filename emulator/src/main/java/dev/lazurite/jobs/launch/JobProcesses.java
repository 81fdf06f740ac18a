package dev.lazurite.jobs.launch;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import dev.lazurite.platform.Pause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All processes of one job, whatever they did to hide: those that carry the job's marker in their environment, those in a
 * session that one of them leads, the descendants of both, and everything in a namespace of process ids that one of them is in
 * and this server is not.
 *
 * <p>Where a job is not isolated, a process that leaves session and parents behind <em>and</em> clears its environment is not
 * found.
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
        return ids(entries());
    }

    private List<ProcessTable.Entry> entries() {
        long server = ProcessHandle.current().pid();
        List<ProcessTable.Entry> all = table.living(variable);
        Set<Long> members = new HashSet<>();
        Set<String> namespaces = new HashSet<>();
        boolean grown = true;
        while (grown) {
            grown = false;
            for (ProcessTable.Entry entry : all) {
                boolean related = entry.marked()
                        || members.contains(entry.parent())
                        || members.contains(entry.session())
                        || namespaces.contains(entry.namespace());
                if (related && members.add(entry.pid())) {
                    grown = true;
                    if (apart(entry)) {
                        namespaces.add(entry.namespace());
                    }
                }
            }
        }
        return all.stream()
                .filter(entry -> members.contains(entry.pid()) && entry.pid() != server)
                .toList();
    }

    private boolean apart(ProcessTable.Entry entry) {
        return !entry.namespace().isEmpty() && !entry.namespace().equals(table.ownNamespace());
    }

    private static Set<Long> ids(List<ProcessTable.Entry> entries) {
        return entries.stream().map(ProcessTable.Entry::pid).collect(Collectors.toSet());
    }

    /** The command's own processes: where it is isolated, what isolates it must live to see how they end. */
    private Set<Long> commands() {
        List<ProcessTable.Entry> all = entries();
        List<ProcessTable.Entry> inside = all.stream().filter(this::apart).toList();
        return ids(inside.isEmpty() ? all : inside);
    }

    /** Asks all of them to terminate, and kills those that still live after a grace. */
    void cancel() {
        signal(commands(), ProcessHandle::destroy);
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
