package dev.lazurite.trainer.search.stopping;

import java.util.function.IntPredicate;

import dev.lazurite.trainer.api.InvalidInputException;

/**
 * Asynchronous successive halving (Li et al., 2020), in the form that stops: at the intervals {@code first}, {@code first *
 * reduction}, {@code first * reduction²}, ... a trial goes on only if its best metric so far is among the best of those that
 * have come as far, one in {@code reduction} of them.
 */
public record AshaPolicy(int first, int reduction) implements StoppingPolicy {
    public AshaPolicy {
        if (first < 1 || reduction < 2) {
            throw new InvalidInputException(
                    "Successive halving has the first interval %d and the reduction factor %d; they"
                                    .formatted(first, reduction)
                            + " must be 1 or more, and 2 or more.");
        }
    }

    @Override
    public boolean stops(Curves curves, int trial) {
        return stops(curves, trial, other -> true);
    }

    boolean stops(Curves curves, int trial, IntPredicate compared) {
        int interval = curves.intervals(trial);
        if (!isRung(interval)) {
            return false;
        }
        double[] losses = curves.trials().stream()
                .mapToInt(Integer::intValue)
                .filter(compared)
                .filter(other -> curves.intervals(other) >= interval)
                .mapToDouble(other -> curves.goal().loss(curves.bestUpTo(other, interval)))
                .sorted()
                .toArray();
        int kept = Math.max(1, losses.length / reduction);
        return curves.goal().loss(curves.bestUpTo(trial, interval)) > losses[kept - 1];
    }

    private boolean isRung(int interval) {
        long rung = first;
        while (rung < interval) {
            rung *= reduction;
        }
        return rung == interval;
    }
}
