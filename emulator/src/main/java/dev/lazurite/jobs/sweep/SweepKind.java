package dev.lazurite.jobs.sweep;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.jobs.kind.Children;
import dev.lazurite.jobs.kind.Execution;
import dev.lazurite.jobs.kind.Job;
import dev.lazurite.jobs.kind.JobKind;
import dev.lazurite.jobs.kind.JobLife;
import dev.lazurite.jobs.lineage.Lineage;
import dev.lazurite.jobs.queue.Workers;
import dev.lazurite.jobs.staging.Datastores;
import dev.lazurite.jobs.staging.Stager;
import dev.lazurite.platform.Ids;
import dev.lazurite.storage.Blobs;
import dev.lazurite.store.Database;
import dev.lazurite.tracking.RunStatus;
import dev.lazurite.tracking.Runs;
import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.search.Search;

/** Jobs that search for the best hyperparameters of a command. */
public final class SweepKind implements JobKind {
    private final Path folder;
    private final Parts parts;
    private final SweepStore store;
    private final Children children;
    private final Workers workers;
    private final Clock clock;
    private final Ids ids;

    /** What workspaces and this instance give to sweeps. */
    public record Parts(
            Database database, Runs runs, Blobs blobs, Datastores datastores, Lineage lineage, Stager stager) {}

    /** @param folder where jobs have their folders */
    public SweepKind(Path folder, Parts parts, Children children, Workers workers, Clock clock, Ids ids) {
        this.folder = folder.toAbsolutePath();
        this.parts = parts;
        this.store = new SweepStore(parts.database());
        this.children = children;
        this.workers = workers;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public String type() {
        return "Sweep";
    }

    @Override
    public void check(Submitted job) {
        SweepChecks.check(new SweepDocument(job.document()));
    }

    @Override
    public List<String> fixed() {
        return List.of("objective.primaryMetric");
    }

    @Override
    public RunFacts facts(Job job) {
        SweepDocument document = new SweepDocument(job.document());
        return new RunFacts(
                SweepFacts.RUN_TYPE,
                RunStatus.RUNNING,
                SweepFacts.properties(job, document, ids.guid()),
                SweepFacts.tags(job, document));
    }

    @Override
    public void show(Job job, ObjectNode shown) {
        SweepView.show(job, shown);
    }

    @Override
    public Execution execution(Job job, JobLife life) {
        SweepDocument document = new SweepDocument(job.document());
        Search search;
        try {
            // a sweep that says no seed has one of its own, the same after a restart
            search = document.search(job.folder().hashCode());
        } catch (InvalidInputException unsound) {
            return new UnsoundSweep(life, unsound.getMessage());
        }
        SweepLog log = new SweepLog(job, folder.resolve(job.folder()), parts.blobs(), parts.datastores(), clock);
        Result result = new Result(job, parts.stager(), parts.lineage());
        SweepExecution.Rooms rooms = new SweepExecution.Rooms(children, parts.runs(), store, workers, clock);
        return new SweepExecution(job, document, search, life, rooms, log, result);
    }
}
