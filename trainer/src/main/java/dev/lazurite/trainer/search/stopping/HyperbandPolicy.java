package dev.lazurite.trainer.search.stopping;

import dev.lazurite.trainer.api.InvalidInputException;

/**
 * Hyperband (Li et al., 2018): trials take turns in brackets, each of which halves on its own as {@link AshaPolicy} does. The
 * first bracket halves from {@code least} intervals on; each one after begins {@code reduction} times later, up to the one that
 * lets all of its trials run to {@code most}. A bracket gets as large a share of the trials as its budget has of all budgets.
 *
 * @param least intervals of a trial before it may be stopped
 * @param most intervals of a trial that is never stopped
 */
public record HyperbandPolicy(int least, int most, int reduction) implements StoppingPolicy {
    public HyperbandPolicy {
        if (least < 1 || most < least || reduction < 2) {
            throw new InvalidInputException("Hyperband has from %d to %d intervals and the reduction factor %d; they"
                            .formatted(least, most, reduction)
                    + " must be 1 or more, no fewer, and 2 or more.");
        }
    }

    @Override
    public boolean stops(Curves curves, int trial) {
        int bracket = bracket(trial);
        if (bracket == brackets() - 1) {
            return false;
        }
        int first = (int) (least * Math.pow(reduction, bracket));
        return new AshaPolicy(first, reduction).stops(curves, trial, other -> bracket(other) == bracket);
    }

    int brackets() {
        int brackets = 1;
        for (long interval = least; interval * reduction <= most; interval *= reduction) {
            brackets++;
        }
        return brackets;
    }

    /** Which bracket a trial is in, by its number alone. */
    int bracket(int trial) {
        int brackets = brackets();
        int[] sizes = new int[brackets];
        int total = 0;
        for (int i = 0; i < brackets; i++) {
            int halvings = brackets - 1 - i;
            sizes[i] = (int) Math.ceil(brackets * Math.pow(reduction, halvings) / (halvings + 1));
            total += sizes[i];
        }
        int turn = trial % total;
        int bracket = 0;
        while (turn >= sizes[bracket]) {
            turn -= sizes[bracket];
            bracket++;
        }
        return bracket;
    }
}
