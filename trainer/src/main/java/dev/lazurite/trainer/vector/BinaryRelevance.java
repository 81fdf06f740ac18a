package dev.lazurite.trainer.vector;

import java.util.List;

/**
 * One model for each label, that says whether a row has it or not: the labels are told apart one by one.
 *
 * @param parts models of two classes over the same features, of which the second is to have the label
 */
public record BinaryRelevance(List<VectorModel> parts) implements VectorModel {
    public BinaryRelevance {
        parts = List.copyOf(parts);
    }

    @Override
    public int features() {
        return parts.get(0).features();
    }

    @Override
    public int outputs() {
        return parts.size();
    }

    @Override
    public double[] predict(double[] row) {
        var probabilities = new double[parts.size()];
        for (int k = 0; k < probabilities.length; k++) {
            probabilities[k] = parts.get(k).predict(row)[1];
        }
        return probabilities;
    }
}
