package dev.lazurite.jobs;

import java.time.Instant;
import java.util.function.Consumer;

import dev.lazurite.jobs.kind.Job;
import dev.lazurite.jobs.kind.JobLife;
import dev.lazurite.jobs.staging.JobFault;
import dev.lazurite.tracking.RunStatus;

/** Keeps the states of one job. */
final class Life implements JobLife {
    private final Job job;
    private final JobStates states;
    private final JobStore store;
    private final Consumer<RunStatus> over;

    /** @param over gets the last state, once it is kept */
    Life(Job job, JobStates states, JobStore store, Consumer<RunStatus> over) {
        this.job = job;
        this.states = states;
        this.store = store;
        this.over = over;
    }

    @Override
    public void move(RunStatus status, String detail) {
        states.move(job, status, detail);
    }

    @Override
    public void launched(Instant at) {
        store.launched(job.id(), at);
    }

    @Override
    public void complete() {
        states.move(job, RunStatus.COMPLETED, "");
        end(RunStatus.COMPLETED);
    }

    @Override
    public void cancel(String reason) {
        states.move(job, RunStatus.CANCELED, reason);
        end(RunStatus.CANCELED);
    }

    @Override
    public void fail(JobFault fault) {
        states.fail(job, fault);
        end(RunStatus.FAILED);
    }

    private void end(RunStatus last) {
        store.ended(job.id());
        over.accept(last);
    }
}
