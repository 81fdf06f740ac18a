package dev.lazurite.jobs.limits;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A way to hold all processes of a job to what its size of machine allows. */
public sealed interface ResourceLimits permits ControlGroups, Watched, Unlimited {
    /** What to put before the words that start a job, so that they and all that comes of them are held. */
    List<String> before(Allowance allowance);

    /** Where the control groups of this machine are, if a job has one of its own; its wrapper reads there what was killed. */
    default Optional<Path> groups() {
        return Optional.empty();
    }

    /** Whether the server itself is to look after the memory of jobs. */
    default boolean watched() {
        return false;
    }

    /** What holds jobs, or why nothing does, as a user is told: completes the words "the memory and processors of a size are". */
    String description();
}
