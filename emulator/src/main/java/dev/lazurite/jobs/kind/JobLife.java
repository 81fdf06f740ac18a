package dev.lazurite.jobs.kind;

import java.time.Instant;

import dev.lazurite.jobs.staging.JobFault;
import dev.lazurite.tracking.RunStatus;

/** The states of one job, as its execution tells them. Each is kept before the call returns: in the run and in the job's log. */
public interface JobLife {
    /** The job is in another state, which is not its last. */
    void move(RunStatus status, String detail);

    default void move(RunStatus status) {
        move(status, "");
    }

    /** The job's process was started; {@link Job#launchedAt} says so after a restart. */
    void launched(Instant at);

    /** The job did what it was to do. The job is over: whoever waits for it hears of it, and nothing more may follow. */
    void complete();

    /** The job was stopped; as {@link #complete}. */
    void cancel(String reason);

    /** The job failed; as {@link #complete}. */
    void fail(JobFault fault);
}
