package dev.lazurite.trainer.api;

/** Makes a model out of data. */
public interface Trainer {
    /**
     * Trains on every column but the target.
     *
     * @param target name of a categorical column for classification, of a numeric one for regression
     */
    Model train(Dataset data, String target);
}
