package dev.lazurite.jobs.distribution;

import java.util.Map;

/**
 * One process of a job.
 *
 * @param variables what tells it which one it is
 * @param logSuffix what its log's name has after the rank
 * @param worker whether the job waits for it; a parameter server is ended with the workers
 */
public record Task(Map<String, String> variables, String logSuffix, boolean worker) {
    Task(Map<String, String> variables) {
        this(variables, "", true);
    }
}
