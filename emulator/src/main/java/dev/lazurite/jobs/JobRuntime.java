package dev.lazurite.jobs;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import dev.lazurite.arm.ResourceEngine;
import dev.lazurite.arm.ResourceOperations;
import dev.lazurite.arm.ResourceStore;
import dev.lazurite.identity.Tokens;
import dev.lazurite.jobs.launch.Launcher;
import dev.lazurite.jobs.staging.Assets;
import dev.lazurite.jobs.staging.Datastores;
import dev.lazurite.jobs.staging.Stager;
import dev.lazurite.jobs.staging.WebContent;
import dev.lazurite.platform.Ids;
import dev.lazurite.platform.http.Operation;
import dev.lazurite.storage.Blobs;
import dev.lazurite.store.Database;
import dev.lazurite.tracking.Runs;

/** The jobs of an instance, as the program starts and stops them. */
public final class JobRuntime implements AutoCloseable {
    private final Jobs jobs;
    private final JobOperations operations;

    /**
     * Where everything of this instance is kept.
     *
     * @param folder where jobs have their folders
     */
    public record State(
            Path folder, Database database, ResourceEngine engine, ResourceStore resources, Runs runs, Blobs blobs) {}

    /** What workspaces have that jobs use. */
    public record Workspace(Computes computes, Datastores datastores, Assets assets, JobEnvironments environments) {}

    /**
     * What processes need.
     *
     * @param server the variables of the server's own process, of which jobs get the harmless ones
     */
    public record Processes(
            Launcher launcher, Tokens tokens, ClientEnvironment clients, WebContent web, Map<String, String> server) {}

    public JobRuntime(State state, Workspace workspace, Processes processes, Clock clock, Ids ids) {
        JobDocuments documents = new JobDocuments(state.engine());
        JobStore store = new JobStore(state.database());
        JobLogs logs = new JobLogs(state.blobs(), workspace.datastores());
        Stager stager =
                new Stager(state.blobs(), workspace.datastores(), workspace.assets(), documents, processes.web());
        JobVariables variables = new JobVariables(processes.server(), processes.clients(), processes.tokens());
        jobs = new Jobs(
                state.folder(),
                workspace.computes(),
                new JobExecution.Rooms(
                        documents,
                        state.runs(),
                        new JobStates(state.runs(), store, clock),
                        store,
                        processes.launcher(),
                        new Preparation(workspace.environments(), stager, variables, logs),
                        new Completion(logs, workspace.assets()),
                        new Workers(),
                        clock),
                ids);
        JobRules rules = new JobRules(jobs, documents, workspace.computes(), state.runs());
        operations = new JobOperations(state.engine(), state.resources(), rules, jobs);
    }

    /** The operations of the {@code jobs} resource; to be asked for once. */
    public List<Operation> operations(ResourceOperations generic) {
        return operations.operations(generic);
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
