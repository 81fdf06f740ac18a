package dev.lazurite.jobs.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import dev.lazurite.jobs.staging.JobFault;

/** Makes ready what jobs run in. */
@FunctionalInterface
public interface JobEnvironments {
    /** An environment that was found and is still to be made ready. */
    @FunctionalInterface
    interface Build {
        /**
         * Builds it where it is not there yet; blocks until it is. It may be interrupted, and therefore must not touch the
         * database: an interrupt would close its file.
         *
         * @param log the file that the build is told in, line by line
         * @return the variables that make a process run in it, {@code PATH} among them
         * @throws JobFault when it cannot be built
         */
        Map<String, String> make(Path log) throws JobFault, InterruptedException;
    }

    /**
     * Finds an environment.
     *
     * @param environmentId as the job names it: an ARM id, a registry's id, {@code azureml:NAME:VERSION}
     * @param folder of the job, for files that the build needs
     * @throws JobFault when it is not there
     */
    Build find(String workspace, String environmentId, Path folder) throws JobFault, IOException;
}
