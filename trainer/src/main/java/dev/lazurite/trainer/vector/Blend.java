package dev.lazurite.trainer.vector;

import java.util.Arrays;
import java.util.List;

/** A weighted mean of models, each over a part of the features. */
public record Blend(List<Part> parts, int features) implements VectorModel {
    /**
     * One model of the mean.
     *
     * @param offset its first feature
     * @param weight all weights add up to 1
     */
    public record Part(VectorModel model, int offset, double weight) {}

    public Blend {
        parts = List.copyOf(parts);
    }

    @Override
    public int outputs() {
        return parts.get(0).model().outputs();
    }

    @Override
    public double[] predict(double[] row) {
        var mean = new double[outputs()];
        for (Part part : parts) {
            double[] scores = part.model()
                    .predict(Arrays.copyOfRange(
                            row, part.offset(), part.offset() + part.model().features()));
            for (int k = 0; k < mean.length; k++) {
                mean[k] += part.weight() * scores[k];
            }
        }
        return mean;
    }
}
