package dev.lazurite.tracking;

import java.util.Map;
import java.util.Optional;

import dev.lazurite.tracking.record.Lifecycle;
import dev.lazurite.tracking.record.TrackedRun;

/** A change to a run, put together field by field and then applied at once. */
public final class RunChange {
    private final TrackedRun run;
    private String displayName;
    private String description;
    private RunStatus status;
    private Optional<Runs.RunError> error;
    private long startTime;
    private Optional<Long> started;
    private Optional<Long> ended;
    private Lifecycle lifecycle;
    private boolean hidden;
    private Map<String, String> properties;

    RunChange(TrackedRun run) {
        this.run = run;
        this.displayName = run.displayName();
        this.description = run.description();
        this.status = run.status();
        this.error = run.error();
        this.startTime = run.startTime();
        this.started = run.started();
        this.ended = run.ended();
        this.lifecycle = run.lifecycle();
        this.hidden = run.hidden();
        this.properties = run.properties();
    }

    /** The run before the change. */
    public TrackedRun run() {
        return run;
    }

    public RunChange displayName(String name) {
        displayName = name;
        return this;
    }

    public RunChange description(String text) {
        description = text;
        return this;
    }

    /** Moves to a state; {@code when}, in epoch milliseconds, becomes the time of start or end where the state is one. */
    public RunChange status(RunStatus next, long when) {
        status = next;
        if (next == RunStatus.RUNNING && started.isEmpty()) {
            started = Optional.of(when);
            startTime = when;
        }
        ended = next.terminal() ? Optional.of(when) : Optional.empty();
        return this;
    }

    public RunChange ended(long when) {
        ended = Optional.of(when);
        return this;
    }

    public RunChange error(Optional<Runs.RunError> what) {
        error = what;
        return this;
    }

    public RunChange lifecycle(Lifecycle next) {
        lifecycle = next;
        return this;
    }

    public RunChange hidden(boolean whether) {
        hidden = whether;
        return this;
    }

    public RunChange properties(Map<String, String> all) {
        properties = all;
        return this;
    }

    TrackedRun done(long now) {
        return new TrackedRun(
                run.seq(),
                run.workspace(),
                run.id(),
                run.uuid(),
                run.experimentId(),
                run.experimentName(),
                displayName,
                description,
                run.type(),
                run.parent(),
                status,
                error,
                run.created(),
                startTime,
                started,
                ended,
                now,
                run.revision() + 1,
                lifecycle,
                hidden,
                run.createdBy(),
                properties,
                run.tags());
    }
}
