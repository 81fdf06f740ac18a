package dev.lazurite.trainer.linear;

/** Logistic regression with an L2 penalty: for three classes and more the multinomial one, as scikit-learn's. */
public final class LogisticRegression {
    private LogisticRegression() {}

    /**
     * Fits by L-BFGS.
     *
     * @param columns features by rows, of similar size
     * @param target classes, numbered from 0
     * @param c inverse strength of the penalty
     * @param tolerance stops when no component of the mean loss's gradient exceeds it
     */
    public static LinearModel fit(
            double[][] columns, int[] target, int classes, double c, double tolerance, int mostIterations) {
        var loss = new LogisticLoss(columns, target, classes, 1 / (c * target.length));
        return loss.model(new Lbfgs(loss, mostIterations, tolerance).minimise(new double[loss.dimensions()]));
    }
}
