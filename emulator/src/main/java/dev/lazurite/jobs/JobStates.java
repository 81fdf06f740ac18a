package dev.lazurite.jobs;

import java.time.Clock;
import java.util.Optional;

import dev.lazurite.jobs.kind.Job;
import dev.lazurite.jobs.staging.JobFault;
import dev.lazurite.tracking.RunStatus;
import dev.lazurite.tracking.Runs;

/** Moves jobs from state to state: in the run, which is what people see, and in the log. */
final class JobStates {
    /** azure-rules 18. */
    private static final int LONGEST_MESSAGE = 3000;

    private final Runs runs;
    private final JobStore store;
    private final Clock clock;

    JobStates(Runs runs, JobStore store, Clock clock) {
        this.runs = runs;
        this.store = store;
        this.clock = clock;
    }

    /** The entry of the log for the state that a job begins with. */
    JobStore.Event event(RunStatus first) {
        return new JobStore.Event(clock.instant(), first.azure(), "");
    }

    void move(Job job, RunStatus status, String detail) {
        // the log first: whoever sees a state finds it there
        log(job, status, detail);
        runs.transition(job.runWorkspace(), job.name(), status, Optional.empty());
    }

    void fail(Job job, JobFault fault) {
        String message = fault.getMessage();
        String shown = message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) : message;
        Runs.RunError error = new Runs.RunError(fault.code(), shown);
        log(job, RunStatus.FAILED, fault.code() + ": " + shown);
        runs.transition(job.runWorkspace(), job.name(), RunStatus.FAILED, Optional.of(error));
    }

    private void log(Job job, RunStatus status, String detail) {
        store.log(job.id(), new JobStore.Event(clock.instant(), status.azure(), detail));
    }
}
