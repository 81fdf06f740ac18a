package dev.lazurite.bench;

import java.util.List;

/**
 * Samples of both sides, taken in turn.
 *
 * @param unit of the samples
 * @param peer whom or what Lazurite is compared with
 * @param theirs the peer's samples; a single number where the budget is one
 * @param bound what the ratio of the medians, Lazurite's over the peer's, may be
 */
record Comparison(String name, String unit, String peer, List<Double> ours, List<Double> theirs, Bound bound) {
    /** What a ratio has to be: at least or at most a number. */
    record Bound(boolean least, double ratio) {
        static Bound atLeast(double ratio) {
            return new Bound(true, ratio);
        }

        static Bound atMost(double ratio) {
            return new Bound(false, ratio);
        }

        boolean holds(double actual) {
            return least ? actual >= ratio : actual <= ratio;
        }

        @Override
        public String toString() {
            return ratio == 0 ? "none" : (least ? ">= " : "<= ") + ratio;
        }
    }

    /** For a figure that no budget limits. */
    static final Bound UNBOUNDED = Bound.atLeast(0);

    double ratio() {
        return Rounds.median(ours) / Rounds.median(theirs);
    }

    boolean holds() {
        return bound.holds(ratio());
    }

    String line() {
        return String.format(
                "%-52s %12.1f %12.1f %-8s %8.2f  %-8s %s",
                name + " / " + peer,
                Rounds.median(ours),
                Rounds.median(theirs),
                unit,
                ratio(),
                bound,
                bound.ratio() == 0 ? "" : holds() ? "holds" : "MISSED");
    }
}
