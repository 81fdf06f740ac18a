package dev.lazurite.jobs.staging;

import java.io.IOException;

/** What is to be brought back into the store when a job has ended. */
@FunctionalInterface
interface Upload {
    void run() throws IOException;
}
