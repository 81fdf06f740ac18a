package dev.lazurite.jobs.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ResourceEngine;
import dev.lazurite.identity.Tokens;
import dev.lazurite.jobs.kind.Computes;
import dev.lazurite.jobs.kind.Execution;
import dev.lazurite.jobs.kind.Job;
import dev.lazurite.jobs.kind.JobKind;
import dev.lazurite.jobs.kind.JobLife;
import dev.lazurite.jobs.launch.Launcher;
import dev.lazurite.jobs.lineage.Lineage;
import dev.lazurite.jobs.queue.NodePools;
import dev.lazurite.jobs.queue.NodeQueue;
import dev.lazurite.jobs.queue.Workers;
import dev.lazurite.jobs.staging.Datastores;
import dev.lazurite.jobs.staging.Layout;
import dev.lazurite.jobs.staging.Stager;
import dev.lazurite.jobs.staging.WebContent;
import dev.lazurite.platform.Ids;
import dev.lazurite.storage.Blobs;
import dev.lazurite.tracking.RunStatus;
import dev.lazurite.tracking.Runs;

/** Jobs that are one command in an environment. */
public final class CommandKind implements JobKind {
    private final CommandExecution.Rooms rooms;
    private final Path folder;
    private final Ids ids;

    /** What workspaces and this instance give to command jobs. */
    public record Parts(
            ResourceEngine engine,
            Runs runs,
            Blobs blobs,
            Computes computes,
            Datastores datastores,
            Lineage lineage,
            JobEnvironments environments,
            Stager stager) {}

    /**
     * What processes get.
     *
     * @param server the variables of the server's own process, of which jobs get the harmless ones
     */
    public record Processes(
            Launcher launcher,
            VisibleFiles visible,
            NodePools nodes,
            Tokens tokens,
            ClientEnvironment clients,
            WebContent web,
            Map<String, String> server) {}

    /** @param folder where jobs have their folders */
    public CommandKind(Path folder, Parts parts, Processes processes, Workers workers, Clock clock, Ids ids) {
        JobLogs logs = new JobLogs(parts.blobs(), parts.datastores());
        JobVariables variables = new JobVariables(processes.server(), processes.clients(), processes.tokens());
        this.rooms = new CommandExecution.Rooms(
                parts.engine(),
                parts.runs(),
                parts.computes(),
                new NodeQueue(workers).following(processes.nodes()),
                processes.nodes(),
                workers,
                processes.launcher(),
                new Preparation(parts.environments(), parts.stager(), variables, logs, processes.visible()),
                new Completion(logs),
                parts.lineage(),
                new SystemLog(clock),
                clock);
        this.folder = folder.toAbsolutePath();
        this.ids = ids;
    }

    @Override
    public String type() {
        return "Command";
    }

    @Override
    public void check(Submitted job) {
        CommandChecks.check(job.document().properties());
    }

    @Override
    public List<String> fixed() {
        return List.of("command", "environmentId", "codeId");
    }

    @Override
    public RunFacts facts(Job job) {
        return new RunFacts(
                "azureml.scriptrun",
                RunStatus.STARTING,
                new CommandDocument(job.document()).runProperties(ids.guid()),
                job.document().tags());
    }

    @Override
    public void show(Job job, ObjectNode shown) {
        CommandView.show(job, shown);
    }

    @Override
    public Execution execution(Job job, JobLife life) {
        return new CommandExecution(job, new Layout(folder.resolve(job.folder())), life, rooms);
    }
}
