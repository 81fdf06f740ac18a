package dev.lazurite.tracking;

import java.time.Clock;

import dev.lazurite.platform.Ids;
import dev.lazurite.store.Database;
import dev.lazurite.tracking.record.ExperimentStore;
import dev.lazurite.tracking.record.InputStore;
import dev.lazurite.tracking.record.Limits;
import dev.lazurite.tracking.record.LoggedModelStore;
import dev.lazurite.tracking.record.Metrics;
import dev.lazurite.tracking.record.Params;
import dev.lazurite.tracking.record.RunAssets;
import dev.lazurite.tracking.record.RunLog;
import dev.lazurite.tracking.record.RunStore;

/** The parts of tracking, joined: what its views share. */
public final class Tracking {
    private final ExperimentStore experimentStore;
    private final Experiments experiments;
    private final RunStore runStore;
    private final RunLog log;
    private final Metrics metrics;
    private final Params params;
    private final InputStore inputs;
    private final RunAssets assets;
    private final LoggedModelStore models;
    private final RunAccess access;
    private final RunService runs;
    private final Clock clock;
    private final Ids ids;

    public Tracking(Database database, Limits limits, Clock clock, Ids ids) {
        this.experimentStore = new ExperimentStore(database);
        this.experiments = new Experiments(experimentStore, clock, ids);
        this.runStore = new RunStore(database);
        this.log = new RunLog(database, limits);
        this.metrics = log.metrics();
        this.params = new Params(database);
        this.inputs = new InputStore(database);
        this.assets = new RunAssets(database);
        this.models = new LoggedModelStore(database);
        this.access = new RunAccess(runStore);
        this.clock = clock;
        this.ids = ids;
        this.runs = new RunService(experiments, experimentStore, runStore, log, metrics, clock, ids);
    }

    /** The runs, for the rest of the program. */
    public RunService runs() {
        return runs;
    }

    public Experiments experiments() {
        return experiments;
    }

    public ExperimentStore experimentStore() {
        return experimentStore;
    }

    public RunStore runStore() {
        return runStore;
    }

    public RunLog log() {
        return log;
    }

    public Metrics metrics() {
        return metrics;
    }

    public InputStore inputs() {
        return inputs;
    }

    /** The assets that the inputs and outputs of jobs are. */
    public RunAssets assets() {
        return assets;
    }

    public LoggedModelStore models() {
        return models;
    }

    /** What the token of a job reaches. */
    public RunAccess access() {
        return access;
    }

    public Clock clock() {
        return clock;
    }

    public Ids ids() {
        return ids;
    }

    public Params params() {
        return params;
    }
}
