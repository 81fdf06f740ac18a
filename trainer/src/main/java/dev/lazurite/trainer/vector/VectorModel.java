package dev.lazurite.trainer.vector;

/** A model from a row of features to numbers. Safe for use by several threads. */
public interface VectorModel {
    /** Features in a row. */
    int features();

    /** Numbers in a prediction: one for regression, else one a class, label or group. */
    int outputs();

    /** Predicts one row: a number, or the probabilities of the classes, labels or groups. */
    double[] predict(double[] row);
}
