package dev.lazurite.jobs.staging;

import java.util.Optional;

/** Where earlier jobs put their outputs. */
@FunctionalInterface
public interface OutputLocations {
    /** The URI of a job's output; empty where the workspace has no such job or the job no such output. */
    Optional<String> uri(String workspace, String job, String output);
}
