package dev.lazurite.jobs;

import java.util.Optional;

import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceEngine;
import dev.lazurite.jobs.staging.Datastores;
import dev.lazurite.jobs.staging.JobOutput;
import dev.lazurite.jobs.staging.OutputLocations;

/** The documents of jobs and of the workspaces that they are in. */
final class JobDocuments implements OutputLocations {
    private final ResourceEngine engine;

    JobDocuments(ResourceEngine engine) {
        this.engine = engine;
    }

    Optional<Resource> find(ArmId id) {
        return engine.find(id.toString());
    }

    Resource workspace(ArmId job) {
        return engine.require(job.root());
    }

    /** Where a job's run artifacts are: its output {@code default}. */
    static String artifacts(String job) {
        // without "paths": jobs.stream takes what follows "datastores/" for name and prefix
        return "azureml://datastores/" + Datastores.ARTIFACTS + "/ExperimentRun/dcid." + job;
    }

    @Override
    public Optional<String> uri(String workspace, String job, String output) {
        return find(ArmId.parse(workspace).child("jobs", job))
                .flatMap(resource -> output.equals("default")
                        ? Optional.of(artifacts(resource.name()))
                        : JobOutput.of(resource.name(), resource.properties()).stream()
                                .filter(found -> found.name().equals(output))
                                .map(JobOutput::uri)
                                .findFirst());
    }
}
