package dev.lazurite.trainer.api;

/** Makes a model out of data. */
public interface Trainer {
    /**
     * Trains on every column but the target.
     *
     * @param target name of a numeric column for regression, else of a categorical one; for a task that is not {@linkplain
     *     Task#supervised supervised} the column need not be there, and nothing is learned from it
     */
    Model train(Dataset data, String target);
}
