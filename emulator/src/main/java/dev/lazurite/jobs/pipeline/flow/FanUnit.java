package dev.lazurite.jobs.pipeline.flow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.jobs.kind.Child;
import dev.lazurite.jobs.pipeline.graph.Node;
import dev.lazurite.jobs.pipeline.graph.Progress;
import dev.lazurite.jobs.pipeline.step.StepDocument;
import dev.lazurite.jobs.pipeline.values.Outcome;
import dev.lazurite.jobs.pipeline.values.Values;
import dev.lazurite.jobs.staging.JobFault;
import dev.lazurite.platform.Json;
import dev.lazurite.tracking.RunStatus;

/**
 * A {@code parallel_for} node: its body runs once for each item, some at a time. What the bodies leave is collected: data as a
 * table of folders, values as a list.
 */
public final class FanUnit implements Unit {
    private final Node.ParallelFor loop;
    private final Node.Step body;
    private final Host host;
    private final Collected collected;
    private final Map<Integer, Outcome> outcomes = new TreeMap<>();
    private Optional<Items> items = Optional.empty();
    private int begun;
    private int running;
    private Progress.State worst = Progress.State.COMPLETED;

    /** Keeps what a loop has collected under one output. */
    public interface Collected {
        /** @return the address of the table */
        String table(Node.ParallelFor loop, String output, List<String> folders) throws JobFault, IOException;
    }

    public FanUnit(Node.ParallelFor loop, Node.Step body, Host host, Collected collected) {
        this.loop = loop;
        this.body = body;
        this.host = host;
        this.collected = collected;
    }

    @Override
    public void begin() throws JobFault, IOException {
        more();
    }

    @Override
    public List<Child> found(List<Child> before) {
        begun = before.size();
        running = before.size();
        return before;
    }

    @Override
    public void ended(Child child, RunStatus status) throws JobFault, IOException {
        running--;
        if (status == RunStatus.COMPLETED) {
            int round =
                    child.job().document().properties().path(StepDocument.ROUND).asInt();
            outcomes.put(round, host.outcome(body, child));
        } else {
            worst = Unit.state(status);
        }
        more();
    }

    private void more() throws JobFault, IOException {
        if (items.isEmpty()) {
            items = Optional.of(Items.of(loop, host.values()));
        }
        List<Map<String, ObjectNode>> all = items.get().rounds();
        while (worst == Progress.State.COMPLETED
                && !host.stopping()
                && begun < all.size()
                && running < loop.concurrency()) {
            running++;
            host.start(this, body, begun, all.get(begun));
            begun++;
        }
        if (running == 0) {
            if (worst == Progress.State.COMPLETED && begun < all.size()) {
                worst = Progress.State.CANCELED;
            }
            if (worst == Progress.State.COMPLETED) {
                host.left(loop.name(), collected());
            }
            host.ended(loop.name(), worst);
        }
    }

    private Outcome collected() throws JobFault, IOException {
        Map<String, ArrayNode> values = new LinkedHashMap<>();
        Map<String, List<String>> folders = new LinkedHashMap<>();
        for (Outcome outcome : outcomes.values()) {
            outcome.outputs().forEach((name, output) -> {
                if (output.has("value")) {
                    values.computeIfAbsent(name, key -> Json.array()).add(output.path("value"));
                } else {
                    folders.computeIfAbsent(name, key -> new ArrayList<>()).add(Json.text(output, "uri", ""));
                }
            });
        }
        Map<String, ObjectNode> all = new LinkedHashMap<>();
        values.forEach((name, list) -> all.put(name, Values.literal(Json.write(list))));
        for (Map.Entry<String, List<String>> entry : folders.entrySet()) {
            all.put(
                    entry.getKey(),
                    Json.object()
                            .put("jobInputType", "mltable")
                            .put("uri", collected.table(loop, entry.getKey(), entry.getValue())));
        }
        return new Outcome(all);
    }
}
