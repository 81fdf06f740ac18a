package dev.lazurite.jobs.kind;

import java.util.concurrent.CompletableFuture;

import dev.lazurite.tracking.RunStatus;

/**
 * A job that another job started.
 *
 * @param ended completes with the last state when the job is over, on a thread that may be used for a while
 */
public record Child(Job job, CompletableFuture<RunStatus> ended) {
    public String name() {
        return job.name();
    }
}
