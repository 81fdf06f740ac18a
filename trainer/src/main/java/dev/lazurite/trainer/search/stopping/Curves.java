package dev.lazurite.trainer.search.stopping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/** The primary metric of every trial, interval by interval from 1. */
public final class Curves {
    private final Goal goal;
    private final Map<Integer, List<Double>> metrics = new TreeMap<>();
    private final Set<Integer> finished = new HashSet<>();

    public Curves(Goal goal) {
        this.goal = goal;
    }

    /** Adds the next interval of a trial. */
    public void log(int trial, double metric) {
        metrics.computeIfAbsent(trial, first -> new ArrayList<>()).add(metric);
    }

    public void finish(int trial) {
        finished.add(trial);
    }

    public Goal goal() {
        return goal;
    }

    /** The trials that have logged something. */
    public Set<Integer> trials() {
        return Collections.unmodifiableSet(metrics.keySet());
    }

    public boolean finished(int trial) {
        return finished.contains(trial);
    }

    /** How many intervals a trial has logged. */
    public int intervals(int trial) {
        return metrics.getOrDefault(trial, List.of()).size();
    }

    /** The metrics of a trial up to an interval, fewer where it has not come that far. */
    List<Double> upTo(int trial, int interval) {
        List<Double> all = metrics.getOrDefault(trial, List.of());
        return all.subList(0, Math.min(interval, all.size()));
    }

    /** The best metric of a trial up to an interval. */
    double bestUpTo(int trial, int interval) {
        return upTo(trial, interval).stream()
                .reduce(Double.NaN, (left, right) -> Double.isNaN(left) ? right : goal.best(left, right));
    }

    /** The best metric that a trial has logged. */
    public OptionalDouble best(int trial) {
        double best = bestUpTo(trial, Integer.MAX_VALUE);
        return Double.isNaN(best) ? OptionalDouble.empty() : OptionalDouble.of(best);
    }
}
