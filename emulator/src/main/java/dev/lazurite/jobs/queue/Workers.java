package dev.lazurite.jobs.queue;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of all jobs. Those that prepare are bounded, since builds and copies are slow; those that finish are others, so
 * that a job that ends never waits for one that is built.
 */
public final class Workers implements Executor, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final int PREPARING = 8;
    private static final int FINISHING = 8;

    private final ExecutorService preparing = Executors.newFixedThreadPool(PREPARING, work -> daemon(work, "job"));
    private final ExecutorService finishing = Executors.newFixedThreadPool(FINISHING, work -> daemon(work, "job-end"));
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "job-time"));

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Runs what prepares a job. */
    @Override
    public void execute(Runnable work) {
        submit(preparing, work);
    }

    /** Runs what ends a job. */
    public void finish(Runnable work) {
        submit(finishing, work);
    }

    private static void submit(ExecutorService service, Runnable work) {
        try {
            service.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException defect) {
                    LOG.error("a step of a job failed", defect);
                }
            });
        } catch (RejectedExecutionException closing) {
            LOG.debug("the server stops; the job is found again at the next start");
        }
    }

    /** Runs what ends a job, after a while. */
    public void later(Duration delay, Runnable work) {
        var unused = timer.schedule(() -> finish(work), Math.max(0, delay.toMillis()), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        // never shutdownNow: an interrupt inside the database would close its file
        preparing.shutdown();
        finishing.shutdown();
        timer.shutdown();
        try {
            if (!finishing.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("jobs that were about to end are ended at the next start");
            }
            if (!preparing.awaitTermination(2, TimeUnit.SECONDS)) {
                LOG.info("jobs that were prepared begin anew at the next start");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
