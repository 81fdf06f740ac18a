package dev.lazurite.jobs.launch;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the memory of jobs that no control group holds: where the processes of one have more than it may, the largest is
 * killed, as the kernel would, and the job's folder says why.
 */
final class MemoryWatch {
    private static final Logger LOG = LoggerFactory.getLogger(MemoryWatch.class);
    private static final Duration STEP = Duration.ofMillis(250);
    /** A look may take this part of the time at most: it reads of all processes of the machine. */
    private static final int SHARE = 20;

    private final ProcessMemory memory;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "memory-watch");
        thread.setDaemon(true);
        return thread;
    });

    /** A job that is looked after. */
    private record Watch(JobFolder folder, JobProcesses processes, long limit, CompletableFuture<?> gone) {}

    MemoryWatch(ProcessMemory memory) {
        this.memory = memory;
    }

    /**
     * Looks after a job until it is gone.
     *
     * @param limit how many bytes its processes may have together
     */
    void over(JobFolder folder, JobProcesses processes, long limit, CompletableFuture<?> gone) {
        after(STEP, new Watch(folder, processes, limit, gone));
    }

    private void after(Duration pause, Watch watch) {
        var unused = looks.schedule(() -> look(watch), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look(Watch watch) {
        if (watch.gone.isDone()) {
            return;
        }
        long begun = System.nanoTime();
        try {
            // no process need be looked at while the whole machine has less
            if (memory.ofMachine() > watch.limit) {
                hold(watch);
            }
        } catch (RuntimeException broken) {
            LOG.warn("the memory of the job in {} could not be looked at", watch.folder.path(), broken);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        Duration rest = took.multipliedBy(SHARE);
        after(rest.compareTo(STEP) > 0 ? rest : STEP, watch);
    }

    private void hold(Watch watch) {
        Map<Long, Long> sizes = new HashMap<>();
        watch.processes.living().forEach(pid -> sizes.put(pid, memory.of(pid)));
        if (sum(sizes) <= watch.limit) {
            return;
        }
        // what processes share, as those that fork do, is counted once
        sizes.replaceAll((pid, whole) -> Math.min(whole, memory.ownShare(pid).orElse(whole)));
        long used = sum(sizes);
        if (used > watch.limit) {
            long largest = sizes.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .orElseThrow()
                    .getKey();
            watch.folder.ranOutOfMemory(used);
            ProcessHandle.of(largest).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private static long sum(Map<Long, Long> sizes) {
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }
}
