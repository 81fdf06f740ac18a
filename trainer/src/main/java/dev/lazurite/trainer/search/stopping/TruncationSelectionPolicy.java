package dev.lazurite.trainer.search.stopping;

import dev.lazurite.trainer.api.InvalidInputException;

/**
 * Azure's truncation selection: at interval k, stops a trial that is among the worst of those that have come as far, by their
 * metric at k: the worst percentage of them, rounded down. Trials that are equal to the best of those kept are kept.
 *
 * @param percentage 1 to 99
 * @param excludeFinished whether only trials that still run are compared
 */
public record TruncationSelectionPolicy(Cadence cadence, int percentage, boolean excludeFinished)
        implements StoppingPolicy {
    public TruncationSelectionPolicy {
        if (percentage < 1 || percentage > 99) {
            throw new InvalidInputException(
                    "The truncation percentage is %d; it must be from 1 to 99.".formatted(percentage));
        }
    }

    @Override
    public boolean stops(Curves curves, int trial) {
        int interval = curves.intervals(trial);
        if (!cadence.due(interval)) {
            return false;
        }
        double[] losses = curves.trials().stream()
                .filter(other -> curves.intervals(other) >= interval)
                .filter(other -> !excludeFinished || other == trial || !curves.finished(other))
                .mapToDouble(other -> loss(curves, other, interval))
                .sorted()
                .toArray();
        int worst = losses.length * percentage / 100;
        return worst > 0 && loss(curves, trial, interval) > losses[losses.length - worst - 1];
    }

    private static double loss(Curves curves, int trial, int interval) {
        return curves.goal().loss(curves.upTo(trial, interval).get(interval - 1));
    }
}
