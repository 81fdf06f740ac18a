package dev.lazurite.jobs;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import dev.lazurite.arm.AsyncOperations;
import dev.lazurite.arm.ResourceEngine;
import dev.lazurite.arm.ResourceOperations;
import dev.lazurite.arm.ResourceStore;
import dev.lazurite.jobs.command.CommandKind;
import dev.lazurite.jobs.command.JobEnvironments;
import dev.lazurite.jobs.command.JobLogs;
import dev.lazurite.jobs.kind.Children;
import dev.lazurite.jobs.kind.Computes;
import dev.lazurite.jobs.lineage.Lineage;
import dev.lazurite.jobs.pipeline.PipelineKind;
import dev.lazurite.jobs.pipeline.step.Components;
import dev.lazurite.jobs.pipeline.step.PipelineRooms;
import dev.lazurite.jobs.pipeline.step.StepResults;
import dev.lazurite.jobs.queue.Workers;
import dev.lazurite.jobs.staging.Assets;
import dev.lazurite.jobs.staging.Datastores;
import dev.lazurite.jobs.staging.Places;
import dev.lazurite.jobs.staging.Stager;
import dev.lazurite.jobs.sweep.SweepKind;
import dev.lazurite.platform.Ids;
import dev.lazurite.platform.http.Operation;
import dev.lazurite.storage.Blobs;
import dev.lazurite.store.Database;
import dev.lazurite.tracking.Runs;
import dev.lazurite.tracking.record.RunAssets;

/** The jobs of an instance, as the program starts and stops them. */
public final class JobRuntime implements AutoCloseable {
    private final Jobs jobs;
    private final Children children;
    private final JobOperations operations;

    /**
     * Where everything of this instance is kept.
     *
     * @param folder where jobs have their folders
     */
    public record State(
            Path folder,
            Database database,
            ResourceEngine engine,
            ResourceStore resources,
            Runs runs,
            RunAssets lineage,
            Blobs blobs) {}

    /** What workspaces have that jobs use. */
    public record Workspace(
            Computes computes,
            Datastores datastores,
            Assets assets,
            Components components,
            JobEnvironments environments) {}

    public JobRuntime(State state, Workspace workspace, CommandKind.Processes processes, Clock clock, Ids ids) {
        Workers workers = new Workers();
        JobStore store = new JobStore(state.database());
        JobDocuments documents = new JobDocuments(state.engine(), store, state.runs());
        Kinds kinds = new Kinds();
        jobs = new Jobs(kinds, store, new JobStates(state.runs(), store, clock), state.runs(), workers, ids);
        children = new StartedChildren(jobs, kinds, store, state.runs(), ids);
        Stager stager =
                new Stager(state.blobs(), workspace.datastores(), workspace.assets(), documents, processes.web());
        Lineage lineage = new Lineage(state.lineage(), workspace.assets(), state.engine());
        kinds.add(new CommandKind(
                state.folder(),
                new CommandKind.Parts(
                        state.engine(),
                        state.runs(),
                        state.blobs(),
                        workspace.computes(),
                        workspace.datastores(),
                        lineage,
                        workspace.environments(),
                        stager),
                processes,
                workers,
                clock,
                ids));
        kinds.add(new SweepKind(
                state.folder(),
                new SweepKind.Parts(
                        state.database(), state.runs(), state.blobs(), workspace.datastores(), lineage, stager),
                children,
                workers,
                clock,
                ids));
        kinds.add(new PipelineKind(
                new PipelineRooms(
                        state.folder().toAbsolutePath(),
                        children,
                        workspace.components(),
                        new StepResults(state.database()),
                        new Places(state.blobs(), workspace.datastores(), workspace.assets(), documents),
                        lineage,
                        new JobLogs(state.blobs(), workspace.datastores()),
                        state.runs(),
                        workers,
                        clock,
                        ids),
                workspace.computes(),
                kinds::has));
        JobRules rules = new JobRules(kinds, jobs, documents, workspace.computes(), state.runs());
        operations = new JobOperations(state.engine(), state.resources(), rules, jobs, documents);
    }

    /** The operations of the {@code jobs} resource; to be asked for once. */
    public List<Operation> operations(ResourceOperations generic, AsyncOperations async) {
        return operations.operations(generic, async);
    }

    /** What jobs start other jobs with. */
    Children children() {
        return children;
    }

    /** Takes up the jobs that had not ended when the instance did; called once its types are registered. */
    public void recover() {
        jobs.recover();
    }

    /** Stops looking after jobs; those that run go on. */
    @Override
    public void close() {
        jobs.close();
    }
}
