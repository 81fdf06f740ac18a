package dev.lazurite.jobs;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.Resource;
import dev.lazurite.jobs.launch.LaunchedProcess;
import dev.lazurite.jobs.queue.NodeQueue;
import dev.lazurite.jobs.staging.Layout;
import dev.lazurite.platform.Ids;
import dev.lazurite.platform.Json;
import dev.lazurite.tracking.RunStatus;
import dev.lazurite.tracking.Runs;

/** All jobs of the instance: what submits, cancels, forgets and, after a restart, finds them. */
final class Jobs implements AutoCloseable {
    private static final String SCRIPT_RUN = "azureml.scriptrun";

    private final Path folder;
    private final Computes computes;
    private final JobExecution.Rooms rooms;
    private final NodeQueue queue;
    private final Ids ids;
    private final Map<String, JobExecution> executions = new ConcurrentHashMap<>();

    /** @param folder where jobs have their folders */
    Jobs(Path folder, Computes computes, JobExecution.Rooms rooms, Ids ids) {
        this.folder = folder.toAbsolutePath();
        this.computes = computes;
        this.rooms = rooms;
        this.queue = new NodeQueue(rooms.workers());
        this.ids = ids;
    }

    /** Sets a job in motion whose document is kept; nothing happens for one that is in motion or over already. */
    void submit(Resource resource, String who) {
        if (rooms.store().find(resource.id()).isPresent()) {
            return;
        }
        JobDocument document = new JobDocument(resource.properties());
        String compute = document.compute();
        String pool = ArmId.key(resource.id()
                .root()
                .child("computes", compute.isEmpty() ? "serverless" : compute)
                .toString());
        JobRecord job = new JobRecord(resource.id(), ids.hex(16), pool, document.nodes(), false, Optional.empty());
        if (run(resource.id()).isEmpty()) {
            rooms.runs()
                    .create(new Runs.Submission(
                            job.name(),
                            job.runWorkspace(),
                            document.experiment(),
                            displayName(document, job.name()),
                            Json.text(document.properties(), "description", ""),
                            SCRIPT_RUN,
                            "",
                            RunStatus.STARTING,
                            who,
                            document.tags(),
                            document.runProperties(ids.guid())));
        }
        rooms.store().add(job);
        rooms.states().begun(job, RunStatus.STARTING);
        enqueue(job, execution(job, document), document);
    }

    private static String displayName(JobDocument document, String name) {
        return Json.text(document.properties(), "displayName", name);
    }

    /** The run of a job. */
    Optional<Runs.Run> run(ArmId id) {
        return rooms.runs().find(id.root().key(), id.name());
    }

    /** The jobs of this name, whatever their workspace. */
    List<ArmId> named(String name) {
        return rooms.store().named(name);
    }

    private Layout layout(JobRecord job) {
        return new Layout(folder.resolve(job.folder()));
    }

    private JobExecution execution(JobRecord job, JobDocument document) {
        String key = job.id().key();
        JobExecution execution = new JobExecution(job, layout(job), document, rooms, () -> executions.remove(key));
        executions.put(key, execution);
        return execution;
    }

    private void enqueue(JobRecord job, JobExecution execution, JobDocument document) {
        execution.holds(queue.reserve(
                job.pool(),
                job.nodes(),
                () -> computes.nodes(job.workspace(), document.compute()).orElse(job.nodes()),
                () -> rooms.states().move(job, RunStatus.QUEUED, ""),
                execution::run));
    }

    /**
     * Asks a job to stop; it is Canceled some moments later.
     *
     * @return false for a job that is over already
     */
    boolean cancel(ArmId id) {
        JobExecution execution = executions.get(id.key());
        if (execution == null) {
            return false;
        }
        rooms.store().cancelRequested(id);
        execution.cancel("");
        return true;
    }

    /** Stops a job and forgets what carried it; its run stays. */
    void forget(ArmId id) {
        cancel(id);
        rooms.store().delete(id);
    }

    /** Takes up the jobs that had not ended when the server did. */
    void recover() {
        List<JobRecord> unfinished = rooms.store().unfinished();
        for (JobRecord job : unfinished) {
            Optional<Resource> resource = rooms.documents().find(job.id());
            if (resource.isEmpty()) {
                rooms.store().delete(job.id());
                continue;
            }
            JobDocument document = new JobDocument(resource.get().properties());
            JobExecution execution = execution(job, document);
            Optional<LaunchedProcess> process =
                    rooms.launcher().find(layout(job).folder());
            if (process.isPresent()) {
                execution.found(process.get());
                execution.holds(queue.hold(job.pool(), job.nodes()));
                rooms.workers().execute(() -> execution.resume(process.get()));
            } else if (job.cancelRequested()) {
                rooms.workers().finish(execution::canceled);
            } else {
                enqueue(job, execution, document);
            }
        }
    }

    @Override
    public void close() {
        executions.values().forEach(JobExecution::suspend);
        rooms.workers().close();
    }
}
