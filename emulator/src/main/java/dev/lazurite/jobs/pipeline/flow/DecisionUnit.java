package dev.lazurite.jobs.pipeline.flow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lazurite.jobs.kind.Child;
import dev.lazurite.jobs.pipeline.graph.Node;
import dev.lazurite.jobs.pipeline.graph.Progress;
import dev.lazurite.jobs.pipeline.values.ControlValues;
import dev.lazurite.tracking.RunStatus;

/** An {@code if_else} node: decides at once, without a job of its own. */
public final class DecisionUnit implements Unit {
    private final Node.IfElse decision;
    private final Host host;

    public DecisionUnit(Node.IfElse decision, Host host) {
        this.decision = decision;
        this.host = host;
    }

    @Override
    public void begin() {
        JsonNode condition = decision.condition();
        boolean holds = condition.isTextual()
                ? ControlValues.truth(host.values().text(condition.asText()))
                : condition.asBoolean();
        host.skip(holds ? decision.whenFalse() : decision.whenTrue());
        host.ended(decision.name(), Progress.State.COMPLETED);
    }

    @Override
    public void ended(Child child, RunStatus status) {
        throw new IllegalStateException("a decision has no jobs");
    }
}
