package dev.lazurite.jobs.launch;

import java.nio.file.Path;
import java.util.Map;

/**
 * What to start.
 *
 * @param folder the job's own folder, which is there; where the wrapper keeps what it knows
 * @param workingDirectory where the command runs
 * @param command a shell command, run exactly as written
 * @param environment all the variables that the command sees, and no others
 * @param log the file that both standard output and standard error are appended to
 */
public record Launch(Path folder, Path workingDirectory, String command, Map<String, String> environment, Path log) {}
