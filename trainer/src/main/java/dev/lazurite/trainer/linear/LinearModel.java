package dev.lazurite.trainer.linear;

import dev.lazurite.trainer.vector.Link;
import dev.lazurite.trainer.vector.VectorModel;

/**
 * Weighted sums of the features, and a link.
 *
 * @param weights by sum and feature
 * @param intercepts by sum
 */
@SuppressWarnings("ArrayRecordComponent") // two such are never compared
public record LinearModel(double[][] weights, double[] intercepts, Link link) implements VectorModel {
    @Override
    public int features() {
        return weights[0].length;
    }

    @Override
    public int outputs() {
        return link.outputs(weights.length);
    }

    @Override
    public double[] predict(double[] row) {
        var scores = new double[outputs()];
        for (int k = 0; k < weights.length; k++) {
            double sum = intercepts[k];
            double[] of = weights[k];
            for (int j = 0; j < of.length; j++) {
                sum += of[j] * row[j];
            }
            scores[k] = sum;
        }
        link.apply(scores);
        return scores;
    }
}
