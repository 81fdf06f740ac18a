package dev.lazurite.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.Resource;
import dev.lazurite.jobs.kind.Execution;
import dev.lazurite.jobs.kind.Job;
import dev.lazurite.jobs.kind.JobDocument;
import dev.lazurite.jobs.kind.JobKind;
import dev.lazurite.jobs.queue.Workers;
import dev.lazurite.platform.Ids;
import dev.lazurite.platform.Json;
import dev.lazurite.tracking.RunStatus;
import dev.lazurite.tracking.Runs;

/** All jobs of the instance, whatever their kind: what submits, cancels, forgets and, after a restart, finds them. */
final class Jobs implements AutoCloseable {
    private final Kinds kinds;
    private final JobStore store;
    private final JobStates states;
    private final Runs runs;
    private final Workers workers;
    private final Ids ids;
    private final Map<String, Underway> underway = new ConcurrentHashMap<>();

    /** A job that is not over. */
    private record Underway(Job job, Execution execution, CompletableFuture<RunStatus> ended) {}

    Jobs(Kinds kinds, JobStore store, JobStates states, Runs runs, Workers workers, Ids ids) {
        this.kinds = kinds;
        this.store = store;
        this.states = states;
        this.runs = runs;
        this.workers = workers;
        this.ids = ids;
    }

    /** Sets a job in motion whose document is kept; nothing happens for one that is in motion or over already. */
    void submit(Resource resource, String who) {
        if (store.find(resource.id()).isPresent()) {
            return;
        }
        Job job = Job.submitted(resource.id(), ids.hex(16), who, new JobDocument(resource.properties()));
        var unused = start(job, kinds.of(job.kind()).facts(job));
    }

    /** Sets a new job in motion. */
    CompletableFuture<RunStatus> start(Job job, JobKind.RunFacts facts) {
        add(job, facts);
        Underway begun = track(job);
        begun.execution().begin();
        return begun.ended();
    }

    /** Keeps a job and its run, and sets nothing in motion. */
    void add(Job job, JobKind.RunFacts facts) {
        if (run(job.id()).isEmpty()) {
            JobDocument document = job.document();
            runs.create(new Runs.Submission(
                    job.name(),
                    job.runWorkspace(),
                    document.experiment(),
                    Json.text(document.properties(), "displayName", job.name()),
                    document.text("description"),
                    facts.runType(),
                    job.parent().map(ArmId::name).orElse(""),
                    facts.first(),
                    job.who(),
                    facts.tags(),
                    facts.properties()));
        }
        store.add(job, states.event(facts.first()));
    }

    private Underway track(Job job) {
        CompletableFuture<RunStatus> ended = new CompletableFuture<>();
        String key = job.id().key();
        Life life = new Life(job, states, store, last -> {
            underway.remove(key);
            workers.finish(() -> ended.complete(last));
        });
        Underway tracked = new Underway(job, kinds.of(job.kind()).execution(job, life), ended);
        underway.put(key, tracked);
        return tracked;
    }

    /** Completes with the last state of a job. */
    CompletableFuture<RunStatus> ended(Job job) {
        Underway running = underway.get(job.id().key());
        return running != null
                ? running.ended()
                : CompletableFuture.completedFuture(
                        run(job.id()).map(Runs.Run::status).orElse(RunStatus.CANCELED));
    }

    /** The run of a job. */
    Optional<Runs.Run> run(ArmId id) {
        return runs.find(id.root().key(), id.name());
    }

    /** The jobs of this name, whatever their workspace. */
    List<ArmId> named(String name) {
        return store.named(name);
    }

    /**
     * Asks a job to stop; it is Canceled some moments later.
     *
     * @return false for a job that is over already
     */
    boolean cancel(ArmId id, String reason) {
        Underway running = underway.get(id.key());
        if (running == null) {
            return false;
        }
        store.cancelRequested(id);
        running.execution().cancel(reason);
        return true;
    }

    /** Stops a job and forgets what carried it and its children; the runs stay. */
    void forget(ArmId id) {
        cancel(id, "");
        store.children(id).forEach(child -> forget(child.id()));
        store.delete(id);
    }

    /** Takes up the jobs that had not ended when the server did. */
    void recover() {
        List<Underway> found = new ArrayList<>();
        for (Job job : store.unfinished()) {
            if (run(job.id()).isEmpty()) {
                store.delete(job.id());
            } else {
                found.add(track(job));
            }
        }
        found.forEach(job -> job.execution().resume());
    }

    @Override
    public void close() {
        underway.values().forEach(job -> job.execution().suspend());
        workers.close();
    }
}
