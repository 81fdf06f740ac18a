package dev.lazurite.jobs.launch;

import java.nio.file.Path;
import java.util.Map;

/**
 * One of several processes that run the same command.
 *
 * @param variables what it sees beside what all see
 * @param log the file that its standard output and error are appended to
 * @param worker whether the job waits for it; one that only serves the others runs until they have ended
 */
public record Rank(Map<String, String> variables, Path log, boolean worker) {}
