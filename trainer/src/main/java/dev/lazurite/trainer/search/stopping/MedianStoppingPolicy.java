package dev.lazurite.trainer.search.stopping;

import java.util.stream.IntStream;

/**
 * Azure's median stopping: at interval k, stops a trial whose best metric so far is worse than the median, over all trials that
 * have logged one, of the averages of their metrics over the intervals 1 to k.
 */
public record MedianStoppingPolicy(Cadence cadence) implements StoppingPolicy {
    @Override
    public boolean stops(Curves curves, int trial) {
        int interval = curves.intervals(trial);
        if (!cadence.due(interval)) {
            return false;
        }
        double[] averages = curves.trials().stream()
                .mapToDouble(other -> curves.upTo(other, interval).stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElseThrow())
                .sorted()
                .toArray();
        double median = IntStream.of((averages.length - 1) / 2, averages.length / 2)
                .mapToDouble(i -> averages[i])
                .average()
                .orElseThrow();
        return curves.goal().better(median, curves.bestUpTo(trial, interval));
    }
}
