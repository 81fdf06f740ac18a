package dev.lazurite.jobs.kind;

/**
 * Carries one job out. None of its methods blocks for long: what takes time is done by {@code jobs.queue.Workers}. Whatever
 * happens, the job's {@link JobLife} hears of its end.
 */
public interface Execution {
    /** Sets a new job in motion. */
    void begin();

    /**
     * Goes on with a job that had begun, and not ended, when the server last stopped in whatever way. Called instead of {@link
     * #begin}, when the executions of all unfinished jobs are there, children among them.
     */
    void resume();

    /**
     * Asks the job to stop; it is Canceled some moments later. The first call counts.
     *
     * @param reason what the job's log keeps; may be empty
     */
    void cancel(String reason);

    /** The server stops: gives up what would hold it up. The job goes on at the next start. */
    void suspend();
}
