package dev.lazurite.jobs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import dev.lazurite.jobs.kind.Child;
import dev.lazurite.jobs.kind.ChildJob;
import dev.lazurite.jobs.kind.Children;
import dev.lazurite.jobs.kind.Job;
import dev.lazurite.jobs.kind.JobDocument;
import dev.lazurite.jobs.kind.JobKind;
import dev.lazurite.platform.Ids;
import dev.lazurite.tracking.RunStatus;
import dev.lazurite.tracking.Runs;
import dev.lazurite.tracking.record.Point;

/** The children of jobs, as jobs of the instance. */
final class StartedChildren implements Children {
    private final Jobs jobs;
    private final Kinds kinds;
    private final JobStore store;
    private final Runs runs;
    private final Ids ids;

    StartedChildren(Jobs jobs, Kinds kinds, JobStore store, Runs runs, Ids ids) {
        this.jobs = jobs;
        this.kinds = kinds;
        this.store = store;
        this.runs = runs;
        this.ids = ids;
    }

    @Override
    public Child start(Job parent, ChildJob child) {
        Job job = job(parent, child);
        return new Child(job, jobs.start(job, facts(job, child)));
    }

    @Override
    public Child record(Job parent, ChildJob child, RunStatus outcome) {
        Job job = job(parent, child);
        JobKind.RunFacts facts = facts(job, child);
        jobs.add(job, new JobKind.RunFacts(facts.runType(), outcome, facts.properties(), facts.tags()));
        store.ended(job.id());
        return new Child(job, CompletableFuture.completedFuture(outcome));
    }

    private Job job(Job parent, ChildJob child) {
        JobDocument document = new JobDocument(child.properties());
        return new Job(
                parent.id().root().child("jobs", child.name()),
                document.kind(),
                Optional.of(parent.id()),
                parent.root(),
                ids.hex(16),
                parent.who(),
                document,
                false,
                Optional.empty());
    }

    private JobKind.RunFacts facts(Job job, ChildJob child) {
        JobKind.RunFacts facts = kinds.of(job.kind()).facts(job);
        Map<String, String> properties = new LinkedHashMap<>(facts.properties());
        properties.putAll(child.runProperties());
        Map<String, String> tags = new LinkedHashMap<>(facts.tags());
        tags.putAll(child.runTags());
        return new JobKind.RunFacts(
                child.runType().isEmpty() ? facts.runType() : child.runType(), facts.first(), properties, tags);
    }

    @Override
    public List<Child> of(Job parent) {
        return store.children(parent.id()).stream()
                .map(job -> new Child(job, jobs.ended(job)))
                .toList();
    }

    @Override
    public void cancel(Child child, String reason) {
        jobs.cancel(child.job().id(), reason);
    }

    @Override
    public Runs.Run run(Child child) {
        return jobs.run(child.job().id()).orElseThrow();
    }

    @Override
    public Map<String, Runs.Run> runs(Job parent) {
        Map<String, Runs.Run> found = new LinkedHashMap<>();
        runs.children(parent.runWorkspace(), parent.name()).forEach(run -> found.put(run.id(), run));
        return found;
    }

    @Override
    public List<Point> metric(Child child, String name) {
        return runs.metric(child.job().runWorkspace(), child.name(), name);
    }
}
