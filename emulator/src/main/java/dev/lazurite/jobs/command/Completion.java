package dev.lazurite.jobs.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import dev.lazurite.jobs.kind.Job;
import dev.lazurite.jobs.launch.LaunchedProcess.Ending;
import dev.lazurite.jobs.limits.Allowance;
import dev.lazurite.jobs.staging.DiskFull;
import dev.lazurite.jobs.staging.JobFault;
import dev.lazurite.jobs.staging.Layout;
import dev.lazurite.jobs.staging.Staged;
import dev.lazurite.platform.http.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What follows when a job's process has ended. */
final class Completion {
    private static final Logger LOG = LoggerFactory.getLogger(Completion.class);

    private static final int KILLED = 137;

    private final JobLogs logs;

    Completion(JobLogs logs) {
        this.logs = logs;
    }

    /** Brings outputs into the store, also those of a job that failed; what goes wrong on the way is the answer. */
    Optional<JobFault> collect(Layout layout, Staged staged) {
        try {
            staged.collect();
            return Optional.empty();
        } catch (IOException broken) {
            return Optional.of(fault(layout, broken));
        }
    }

    /**
     * Keeps the logs.
     *
     * @return whether they are kept; if not, they stay links to files that must stay too
     */
    boolean settle(Job job, Layout layout) {
        try {
            logs.settle(job, layout);
            return true;
        } catch (JobFault | IOException | RuntimeException broken) {
            LOG.warn("the logs of job {} stay in {}: {}", job.name(), layout.folder(), broken.toString());
            return false;
        }
    }

    /** Keeps the logs of an attempt that is to be made anew. */
    void keepAttempt(Job job, Layout layout, int attempt) {
        try {
            logs.keepAttempt(job, layout, attempt);
        } catch (JobFault | IOException broken) {
            LOG.warn("the logs of attempt {} of job {} are lost: {}", attempt, job.name(), broken.toString());
        }
    }

    /**
     * What a job fails with whose process ended so; empty for one that succeeded.
     *
     * @param allowance what it was held to
     */
    Optional<JobFault> verdict(Layout layout, CommandDocument document, Ending ending, Optional<Allowance> allowance) {
        if (ending instanceof Ending.Exited exited) {
            return exited.code() == 0 ? Optional.empty() : Optional.of(failure(layout, document, exited, allowance));
        }
        return Optional.of(new JobFault(
                "UserError",
                "Execution failed. The process of the job is gone and left no exit code: it was killed from outside, or"
                        + " the machine was restarted while it ran."));
    }

    private static JobFault failure(
            Layout layout, CommandDocument document, Ending.Exited exited, Optional<Allowance> allowance) {
        if (DiskFull.at(layout.folder())) {
            return DiskFull.fault(layout.folder());
        }
        Path log = JobTasks.log(document, layout, exited.rank());
        String tail;
        try {
            tail = LogTail.of(log);
        } catch (IOException unreadable) {
            tail = "(the log cannot be read: " + unreadable.getMessage() + ")";
        }
        String program = document.command().strip().split("\\s+", 2)[0];
        Path name = Path.of("/" + program).getFileName();
        return new JobFault(
                "UserError",
                "Execution failed. User process '" + (name == null ? program : name) + "'"
                        + (exited.rank().isPresent()
                                ? " of rank " + exited.rank().getAsInt()
                                : "")
                        + " exited with status code " + exited.code() + ". Please check log file '"
                        + layout.folder().relativize(log) + "' for error details. Error: " + tail
                        + killed(exited, allowance));
    }

    /** Why a command was killed, as far as that is known: the real service gives the status code alone. */
    private static String killed(Ending.Exited exited, Optional<Allowance> allowance) {
        if (exited.outOfMemory()) {
            return "\nThe job ran out of memory"
                    + allowance.map(it -> ": it may use " + it.text()).orElse("")
                    + ". Consider a larger VM size, or work on less data at once.";
        }
        return exited.code() == KILLED
                ? "\nStatus code " + KILLED
                        + " is that of a process which was killed (SIGKILL), as Linux does when memory" + " runs out."
                : "";
    }

    /** An exception on the way of a job, as what the job fails with. */
    static JobFault fault(Layout layout, Exception broken) {
        if (DiskFull.is(broken)) {
            return DiskFull.fault(layout.folder().getParent());
        }
        if (broken instanceof Fault refused) {
            return new JobFault("UserError", refused.getMessage());
        }
        return new JobFault("ServiceError", "The emulator could not go on with the job: " + broken);
    }
}
