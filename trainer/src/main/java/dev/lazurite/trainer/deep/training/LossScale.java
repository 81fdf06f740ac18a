package dev.lazurite.trainer.deep.training;

/**
 * What a loss is multiplied by in half precision, so that small gradients are not rounded to 0: halved when a gradient overflows,
 * doubled after {@value #STEADY} steps that did not, as PyTorch's GradScaler has it. The loss itself
 * is in half precision too, which ends at 65,504; hence a beginning below PyTorch's.
 *
 * @param steady steps since the last change
 */
public record LossScale(double factor, int steady) {
    /** Of single precision, where nothing needs to be scaled. */
    public static final LossScale NONE = new LossScale(1, 0);

    /** Of half precision, at the beginning. */
    public static final LossScale HALF = new LossScale(1_024, 0);

    private static final int STEADY = 2000;

    /** After a step. */
    public LossScale after(boolean overflowed) {
        if (overflowed) {
            return new LossScale(Math.max(1, factor / 2), 0);
        }
        return steady + 1 == STEADY ? new LossScale(factor * 2, 0) : new LossScale(factor, steady + 1);
    }
}
