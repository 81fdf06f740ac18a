package dev.lazurite.jobs.pipeline.flow;

import java.io.IOException;
import java.util.Map;

import dev.lazurite.jobs.kind.Child;
import dev.lazurite.jobs.pipeline.graph.Node;
import dev.lazurite.jobs.staging.JobFault;
import dev.lazurite.tracking.RunStatus;

/** A step that runs once. */
public final class StepUnit implements Unit {
    private final Node.Step step;
    private final Host host;

    public StepUnit(Node.Step step, Host host) {
        this.step = step;
        this.host = host;
    }

    @Override
    public void begin() throws JobFault {
        host.start(this, step, 0, Map.of());
    }

    @Override
    public void ended(Child child, RunStatus status) throws JobFault, IOException {
        if (status == RunStatus.COMPLETED) {
            host.left(step.name(), host.outcome(step, child));
        }
        host.ended(step.name(), Unit.state(status));
    }
}
