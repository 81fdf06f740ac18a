package dev.lazurite.jobs.launch;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import dev.lazurite.jobs.isolation.View;
import dev.lazurite.jobs.limits.Allowance;

/**
 * What to start.
 *
 * @param folder the job's own folder, which is there
 * @param workingDirectory where the command runs
 * @param command a shell command, run exactly as written
 * @param environment all the variables that the command sees, and no others
 * @param log the file that standard output and standard error are appended to, where no rank has its own
 * @param view what it sees of this machine's files, as far as it can be isolated
 * @param allowance what it may use of this machine; empty for all of it
 */
public record Launch(
        Path folder,
        Path workingDirectory,
        String command,
        Map<String, String> environment,
        Path log,
        Ranks ranks,
        View view,
        Optional<Allowance> allowance) {
    /** Where a job's folder keeps what launcher and wrapper tell each other; a job does not see it. */
    public static Path control(Path folder) {
        return folder.resolve("control");
    }
}
