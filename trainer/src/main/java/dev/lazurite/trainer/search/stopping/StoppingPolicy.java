package dev.lazurite.trainer.search.stopping;

/** Decides which trials are stopped early. */
@FunctionalInterface
public interface StoppingPolicy {
    /** Lets every trial run to its end; Azure's default. */
    StoppingPolicy NONE = (curves, trial) -> false;

    /** Whether a trial that has just logged an interval is to stop. */
    boolean stops(Curves curves, int trial);
}
