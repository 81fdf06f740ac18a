package dev.lazurite.jobs.pipeline.flow;

import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.jobs.kind.Child;
import dev.lazurite.jobs.pipeline.graph.Binding;
import dev.lazurite.jobs.pipeline.graph.Node;
import dev.lazurite.jobs.pipeline.graph.Progress;
import dev.lazurite.jobs.pipeline.step.StepDocument;
import dev.lazurite.jobs.pipeline.values.ControlValues;
import dev.lazurite.jobs.pipeline.values.Outcome;
import dev.lazurite.jobs.staging.JobFault;
import dev.lazurite.platform.Json;
import dev.lazurite.tracking.RunStatus;

/**
 * A {@code do_while} node: its body runs, and runs again with its own outputs as inputs, as long as its condition holds.
 *
 * <p>Deviation: each round of a loop is a child of the pipeline under the name of the body; the service has a child for the
 * loop, and the rounds below it.
 */
public final class LoopUnit implements Unit {
    private final Node.DoWhile loop;
    private final Node.Step body;
    private final Host host;

    public LoopUnit(Node.DoWhile loop, Node.Step body, Host host) {
        this.loop = loop;
        this.body = body;
        this.host = host;
    }

    @Override
    public void begin() throws JobFault {
        host.start(this, body, 0, Map.of());
    }

    @Override
    public List<Child> found(List<Child> before) {
        return before.stream()
                .max(Comparator.comparingInt(LoopUnit::round))
                .map(List::of)
                .orElseThrow();
    }

    @Override
    public void ended(Child child, RunStatus status) throws JobFault, IOException {
        if (status != RunStatus.COMPLETED) {
            host.ended(loop.name(), Unit.state(status));
            return;
        }
        Outcome outcome = host.outcome(body, child);
        int rounds = round(child) + 1;
        if (goesOn(outcome) && rounds < loop.mostRounds()) {
            if (host.stopping()) {
                host.ended(loop.name(), Progress.State.CANCELED);
                return;
            }
            host.start(this, body, rounds, mapped(outcome));
        } else {
            host.left(body.name(), outcome);
            host.ended(loop.name(), Progress.State.COMPLETED);
        }
    }

    private boolean goesOn(Outcome outcome) {
        return loop.condition().isEmpty()
                || outcome.output(loop.condition())
                        .map(value -> ControlValues.truth(Json.text(value, "value", "")))
                        .orElse(false);
    }

    /** The inputs of the next round that are outputs of this one. */
    private Map<String, ObjectNode> mapped(Outcome outcome) {
        Map<String, ObjectNode> inputs = new LinkedHashMap<>();
        loop.document()
                .path("mapping")
                .properties()
                .forEach(entry -> outcome.output(plain(entry.getKey())).ifPresent(value -> {
                    JsonNode to = entry.getValue();
                    if (to.isArray()) {
                        to.forEach(name -> inputs.put(plain(name.asText()), value.deepCopy()));
                    } else {
                        inputs.put(plain(to.asText()), value.deepCopy());
                    }
                }));
        return inputs;
    }

    private static String plain(String name) {
        return Binding.whole(name).map(Binding::name).orElse(name);
    }

    private static int round(Child child) {
        return child.job().document().properties().path(StepDocument.ROUND).asInt();
    }
}
