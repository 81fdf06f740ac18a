package dev.lazurite.trainer.deep.training;

/**
 * Watches a loss that should fall: knows the best epoch, and when to stop waiting for a better one. A loss that is not a
 * number is never the best.
 *
 * @param patience epochs without a better loss after which it is over; 0 waits for ever
 * @param epochs that were seen
 * @param bestEpoch counted from 1; 0 before the first
 */
public record EarlyStopping(int patience, int epochs, int bestEpoch, double bestLoss) {
    /** Before the first epoch. */
    public static EarlyStopping after(int patience) {
        return new EarlyStopping(patience, 0, 0, Double.POSITIVE_INFINITY);
    }

    /** With one more epoch's loss. */
    public EarlyStopping seen(double loss) {
        return loss < bestLoss
                ? new EarlyStopping(patience, epochs + 1, epochs + 1, loss)
                : new EarlyStopping(patience, epochs + 1, bestEpoch, bestLoss);
    }

    /** Whether the last epoch was the best. */
    public boolean improved() {
        return epochs > 0 && bestEpoch == epochs;
    }

    public boolean over() {
        return patience > 0 && epochs - bestEpoch >= patience;
    }
}
