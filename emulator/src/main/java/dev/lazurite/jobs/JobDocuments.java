package dev.lazurite.jobs;

import java.util.Optional;

import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceEngine;
import dev.lazurite.jobs.kind.Job;
import dev.lazurite.jobs.staging.JobOutput;
import dev.lazurite.jobs.staging.OutputLocations;
import dev.lazurite.platform.Json;
import dev.lazurite.tracking.Runs;

/** The documents of jobs, those of children among them, and of the workspaces that they are in. */
final class JobDocuments implements OutputLocations {
    private final ResourceEngine engine;
    private final JobStore store;
    private final Runs runs;

    JobDocuments(ResourceEngine engine, JobStore store, Runs runs) {
        this.engine = engine;
        this.store = store;
        this.runs = runs;
    }

    /** The child of this id as if it were a resource; empty for a job that was submitted. */
    Optional<Resource> child(ArmId id) {
        return store.find(id)
                .filter(job -> job.parent().isPresent())
                .flatMap(job -> runs.find(job.runWorkspace(), job.name()).map(run -> child(job, run)));
    }

    private static Resource child(Job job, Runs.Run run) {
        return new Resource(
                job.id(),
                Json.object().set("properties", job.document().properties()),
                0,
                "",
                false,
                "",
                run.created(),
                job.who(),
                run.created(),
                job.who());
    }

    Resource workspace(ArmId job) {
        return engine.require(job.root());
    }

    @Override
    public Optional<String> uri(String workspace, String job, String output) {
        return store.find(ArmId.parse(workspace).child("jobs", job))
                .flatMap(found -> output.equals("default")
                        ? Optional.of(JobOutput.artifacts(found.name()))
                        : JobOutput.of(found.name(), found.document().properties()).stream()
                                .filter(named -> named.name().equals(output))
                                .map(JobOutput::uri)
                                .findFirst());
    }
}
