package dev.lazurite.tracking;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

import dev.lazurite.platform.Ids;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.tracking.record.Batch;
import dev.lazurite.tracking.record.Experiment;
import dev.lazurite.tracking.record.ExperimentStore;
import dev.lazurite.tracking.record.Lifecycle;
import dev.lazurite.tracking.record.Metrics;
import dev.lazurite.tracking.record.Point;
import dev.lazurite.tracking.record.Refusals;
import dev.lazurite.tracking.record.RunLog;
import dev.lazurite.tracking.record.RunStore;
import dev.lazurite.tracking.record.TrackedRun;

/** The record of runs behind every view of them. */
public final class RunService implements Runs {
    private final Experiments experiments;
    private final ExperimentStore experimentStore;
    private final RunStore store;
    private final RunLog log;
    private final Metrics metrics;
    private final Clock clock;
    private final Ids ids;

    public RunService(
            Experiments experiments,
            ExperimentStore experimentStore,
            RunStore store,
            RunLog log,
            Metrics metrics,
            Clock clock,
            Ids ids) {
        this.experiments = experiments;
        this.experimentStore = experimentStore;
        this.store = store;
        this.log = log;
        this.metrics = metrics;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Run create(Submission submission) {
        String name = submission.experimentName().isEmpty() ? Experiment.DEFAULT : submission.experimentName();
        return create(submission, experiments.named(submission.workspace(), name), Optional.empty())
                .toRun();
    }

    /**
     * Makes a run in an experiment.
     *
     * @param start epoch milliseconds, where the caller says when the run began
     */
    public TrackedRun create(Submission submission, Experiment experiment, Optional<Long> start) {
        if (experiment.lifecycle() == Lifecycle.DELETED) {
            throw Refusals.invalid("The experiment " + experiment.id()
                    + " must be in the 'active' state. Current state is" + " deleted.");
        }
        long now = clock.millis();
        String shown = submission.displayName().isEmpty() ? RunNames.random(ids) : submission.displayName();
        Map<String, String> tags = new TreeMap<>(submission.tags());
        tags.put("mlflow.runName", shown);
        tags.putIfAbsent("mlflow.user", submission.createdBy());
        if (!submission.parent().isEmpty()) {
            tags.put("mlflow.parentRunId", submission.parent());
        }
        boolean running = submission.status() != RunStatus.NOT_STARTED && start.isPresent();
        TrackedRun run = new TrackedRun(
                0,
                submission.workspace(),
                submission.id(),
                ids.guid(),
                experiment.id(),
                experiment.name(),
                shown,
                submission.description(),
                submission.type(),
                submission.parent(),
                submission.status(),
                Optional.empty(),
                now,
                start.orElse(now),
                running ? start : Optional.empty(),
                Optional.empty(),
                now,
                1,
                Lifecycle.ACTIVE,
                false,
                submission.createdBy(),
                submission.properties(),
                tags);
        if (!store.insert(run)) {
            throw Fault.of(
                    409,
                    "RESOURCE_CONFLICT",
                    "A run with id '" + run.id() + "' exists in this workspace already; ids of runs are used once.");
        }
        return store.find(run.workspace(), run.id()).orElseThrow();
    }

    /** A new id for a run that came without one. */
    public String newId() {
        return ids.guid();
    }

    @Override
    public Optional<Run> find(String workspace, String id) {
        return store.find(workspace, id).map(TrackedRun::toRun);
    }

    /** The run with all that is kept of it; 404 where there is none. */
    public TrackedRun get(String workspace, String id) {
        return store.find(workspace, id).orElseThrow(() -> Refusals.noSuchRun(id));
    }

    @Override
    public List<Run> children(String workspace, String parent) {
        return store.children(workspace, parent).stream().map(TrackedRun::toRun).toList();
    }

    @Override
    public Run transition(String workspace, String id, RunStatus status, Optional<RunError> error) {
        return change(workspace, id, change -> {
                    if (!change.run().status().terminal()) {
                        change.status(status, clock.millis()).error(error);
                    }
                })
                .toRun();
    }

    /** Applies a change to a run; 404 where there is none. */
    public TrackedRun change(String workspace, String id, Consumer<RunChange> steps) {
        return store.change(workspace, id, run -> {
                    RunChange change = new RunChange(run);
                    steps.accept(change);
                    return change.done(clock.millis());
                })
                .orElseThrow(() -> Refusals.noSuchRun(id));
    }

    @Override
    public void annotate(String workspace, String id, Map<String, String> tags, Map<String, String> properties) {
        TrackedRun run = get(workspace, id);
        if (!tags.isEmpty()) {
            log.log(run, Batch.ofTags(tags));
        }
        if (!properties.isEmpty()) {
            change(workspace, id, change -> {
                Map<String, String> all = new LinkedHashMap<>(change.run().properties());
                all.putAll(properties);
                change.properties(all);
            });
        }
    }

    @Override
    public void describe(String workspace, String id, String displayName, String description, boolean hidden) {
        change(
                workspace,
                id,
                run -> run.displayName(displayName).description(description).hidden(hidden));
    }

    @Override
    public Map<String, Double> latestMetrics(String workspace, String id) {
        Map<String, Double> latest = new TreeMap<>();
        metrics.latest(get(workspace, id).seq()).forEach((name, point) -> latest.put(name, point.value()));
        return latest;
    }

    @Override
    public List<Point> metric(String workspace, String id, String name) {
        return metrics.history(get(workspace, id).seq(), name);
    }

    @Override
    public void logParameter(String workspace, String id, String key, String value) {
        log.log(get(workspace, id), Batch.ofParam(key, value));
    }

    @Override
    public void deleteWorkspace(String workspace) {
        experimentStore.deleteWorkspace(workspace);
    }
}
