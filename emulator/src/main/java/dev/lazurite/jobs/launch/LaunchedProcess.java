package dev.lazurite.jobs.launch;

import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/** A process that was started for a job, with all that it started in turn. */
public interface LaunchedProcess {
    /** How the command ended; completes when it did. */
    CompletableFuture<Ending> ending();

    /**
     * Ends everything that belongs to the job: asks it to terminate, gives it two seconds, and kills until nothing of it
     * lives. Returns when that is so.
     */
    void cancel();

    /** Kills what a command that has ended left behind, without a grace. */
    void sweep();

    /** How a command ended. */
    sealed interface Ending {
        /**
         * It exited; a command that a signal ended has 128 and the signal's number.
         *
         * @param rank the one that failed first, where several ran and one failed
         * @param outOfMemory whether a process of it was killed because all of them had more memory than they may
         */
        record Exited(int code, OptionalInt rank, boolean outOfMemory) implements Ending {
            public Exited(int code) {
                this(code, OptionalInt.empty(), false);
            }
        }

        /** It is gone and nobody saw its exit code: its wrapper was killed, or the machine was restarted. */
        record Lost() implements Ending {}
    }
}
