package dev.lazurite.jobs.command;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import dev.lazurite.jobs.staging.JobFault;

/**
 * Lets a cancel interrupt the build of an environment and nothing else: a thread that is interrupted inside the database
 * closes the database's file.
 */
final class Interruption {
    private Optional<Thread> building = Optional.empty();
    private boolean wanted;

    /** Ends the build that is under way, and refuses the ones to come. */
    synchronized void interrupt() {
        wanted = true;
        building.ifPresent(Thread::interrupt);
    }

    /** Builds, unless an interrupt was wanted before or comes meanwhile. */
    Map<String, String> make(JobEnvironments.Build build, Path log) throws JobFault, InterruptedException {
        synchronized (this) {
            if (wanted) {
                throw new InterruptedException();
            }
            building = Optional.of(Thread.currentThread());
        }
        try {
            return build.make(log);
        } finally {
            synchronized (this) {
                building = Optional.empty();
                // one that came after the last thing that could be interrupted must not reach what follows
                Thread.interrupted();
            }
        }
    }
}
