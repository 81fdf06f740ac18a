package dev.lazurite.jobs.sweep;

import dev.lazurite.jobs.kind.Execution;
import dev.lazurite.jobs.kind.JobLife;
import dev.lazurite.jobs.staging.JobFault;

/** A sweep that cannot be: one that nobody submitted and that nobody checked, such as a step of a pipeline. It fails at once. */
final class UnsoundSweep implements Execution {
    private final JobLife life;
    private final String reason;

    UnsoundSweep(JobLife life, String reason) {
        this.life = life;
        this.reason = reason;
    }

    @Override
    public void begin() {
        life.fail(new JobFault("UserError", reason));
    }

    @Override
    public void resume() {
        begin();
    }

    @Override
    public void cancel(String why) {
        // it is over already
    }

    @Override
    public void suspend() {
        // nothing holds it up
    }
}
