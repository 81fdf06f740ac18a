package dev.lazurite.trainer.explain;

import dev.lazurite.trainer.linear.LinearModel;
import dev.lazurite.trainer.trees.TreeEnsemble;
import dev.lazurite.trainer.trees.TreeShap;
import dev.lazurite.trainer.vector.VectorModel;

/**
 * What each feature adds to a prediction's sums, before the link, against what is expected without knowing any: with the
 * expectation they add up to the prediction. Of trees it is SHAP's TreeExplainer with {@code tree_path_dependent}
 * perturbation, of linear models its LinearExplainer over a background whose features are taken as independent.
 */
public final class ShapleyValues {
    private final VectorModel model;
    private final double[] means;

    private ShapleyValues(VectorModel model, double[] means) {
        this.model = model;
        this.means = means;
    }

    /** Whether the model is of a kind that can be explained exactly. */
    public static boolean explains(VectorModel model) {
        return model instanceof LinearModel || model instanceof TreeEnsemble;
    }

    /**
     * Explains this model.
     *
     * @param background features by rows; linear models are explained against their means
     */
    public static ShapleyValues of(VectorModel model, double[][] background) {
        var means = new double[background.length];
        for (int j = 0; j < means.length; j++) {
            for (double value : background[j]) {
                means[j] += value / background[j].length;
            }
        }
        return new ShapleyValues(model, means);
    }

    /** The sums that are expected of a row of which nothing is known. */
    public double[] expected() {
        if (model instanceof TreeEnsemble trees) {
            return TreeShap.expected(trees);
        }
        var linear = (LinearModel) model;
        double[] expected = linear.intercepts().clone();
        for (int k = 0; k < expected.length; k++) {
            for (int j = 0; j < means.length; j++) {
                expected[k] += linear.weights()[k][j] * means[j];
            }
        }
        return expected;
    }

    /** Contributions to each sum, by sum and feature. */
    public double[][] of(double[] row) {
        if (model instanceof TreeEnsemble trees) {
            return TreeShap.values(trees, row);
        }
        var linear = (LinearModel) model;
        var values = new double[linear.weights().length][row.length];
        for (int k = 0; k < values.length; k++) {
            for (int j = 0; j < row.length; j++) {
                values[k][j] = linear.weights()[k][j] * (row[j] - means[j]);
            }
        }
        return values;
    }
}
