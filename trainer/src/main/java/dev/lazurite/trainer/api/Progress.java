package dev.lazurite.trainer.api;

import java.nio.file.Path;
import java.util.Map;

/** Hears how a fit goes on, step by step. */
public interface Progress {
    /** Hears and says nothing. */
    Progress SILENT = new Progress() {};

    /** Tells another one too, after this one. */
    default Progress and(Progress other) {
        return new BothProgress(this, other);
    }

    /** A file was looked through: rows below the header, columns in it, and the SHA-256 of its bytes. */
    default void dataRead(Path file, int rows, int columns, String sha256) {}

    /** Something the caller should know but need not act on, as a sentence. */
    default void noted(String message) {}

    /** Training starts on the first part of the split. */
    default void trainingStarted(
            String learner, Task task, Map<String, Object> parameters, int trainRows, int testRows) {}

    /** One of at most so many passes over the data ended, with the mean losses in it and on the rows kept from training. */
    default void epochEnded(int epoch, int epochs, double trainingLoss, double validationLoss) {}

    /** Training ended; seconds of the training itself, by the wall clock. */
    default void trained(double seconds) {}

    /** Quality on the rows that were held out. */
    default void evaluated(Metrics metrics) {}

    /** Everything was written to this folder. */
    default void saved(Path folder) {}

    /** Everything was logged to this run of a tracking server. */
    default void logged(String server, String runId) {}
}
