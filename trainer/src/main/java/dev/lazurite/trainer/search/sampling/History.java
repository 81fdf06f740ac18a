package dev.lazurite.trainer.search.sampling;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.lazurite.trainer.search.space.Point;

/**
 * What a search has asked and been told, in the order in which it happened. Trials are counted from 0 as they were asked;
 * losses are to be made small, whatever the goal of the search.
 */
public final class History {
    private final List<Asked> asked = new ArrayList<>();
    private final List<Result> results = new ArrayList<>();
    private final Set<Integer> told = new HashSet<>();

    /**
     * A point that was given out.
     *
     * @param known how many results were known then
     */
    public record Asked(Point point, int known) {}

    /**
     * What came of a trial.
     *
     * @param loss NaN for a trial that failed or gave no metric
     */
    public record Result(int trial, Point point, double loss) {
        public boolean failed() {
            return Double.isNaN(loss);
        }
    }

    /** Adds a point that is given out now. */
    public void ask(Point point) {
        asked.add(new Asked(point, results.size()));
    }

    /** Adds the loss of a trial, NaN when it has none. */
    public void tell(int trial, double loss) {
        if (!told.add(trial)) {
            throw new IllegalStateException("trial " + trial + " is over already");
        }
        results.add(new Result(trial, asked.get(trial).point(), loss));
    }

    public boolean over(int trial) {
        return told.contains(trial);
    }

    public List<Asked> asked() {
        return Collections.unmodifiableList(asked);
    }

    /** In the order in which they came. */
    public List<Result> results() {
        return Collections.unmodifiableList(results);
    }

    /** The points that were given out and of which nothing is known yet. */
    public List<Point> pending() {
        List<Point> pending = new ArrayList<>();
        for (int trial = 0; trial < asked.size(); trial++) {
            if (!told.contains(trial)) {
                pending.add(asked.get(trial).point());
            }
        }
        return pending;
    }
}
