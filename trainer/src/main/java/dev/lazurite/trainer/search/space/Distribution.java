package dev.lazurite.trainer.search.space;

/** The values that one hyperparameter takes, and how likely each is. */
public sealed interface Distribution permits Choice, RandInt, Continuous {
    /**
     * The value at a quantile.
     *
     * @param quantile in [0, 1)
     * @return a Long, a Double, or one of the values of a {@link Choice}
     */
    Object at(double quantile);

    /** The one quantile that stands for all those that give the same value as this one. */
    double representative(double quantile);

    /** How many values there are; 0 when they cannot be listed. */
    long levels();

    /** The representative quantile of a value that can be listed. */
    double level(long index);
}
