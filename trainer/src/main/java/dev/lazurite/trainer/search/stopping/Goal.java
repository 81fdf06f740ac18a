package dev.lazurite.trainer.search.stopping;

/** What is wanted of the primary metric. */
public enum Goal {
    MINIMIZE,
    MAXIMIZE;

    /** Whether one metric is better than another. */
    public boolean better(double one, double than) {
        return this == MINIMIZE ? one < than : one > than;
    }

    /** The better of two metrics. */
    public double best(double one, double other) {
        return this == MINIMIZE ? Math.min(one, other) : Math.max(one, other);
    }

    /** The metric as something to be made small. */
    public double loss(double metric) {
        return this == MINIMIZE ? metric : -metric;
    }
}
