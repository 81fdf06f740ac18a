package dev.lazurite.trainer.tabular;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.lazurite.trainer.data.Featuriser.Scaling;
import dev.lazurite.trainer.linear.LinearModel;
import dev.lazurite.trainer.vector.Link;

/** What every other learner must beat: as scikit-learn's dummies with the strategies {@code prior} and {@code mean}. */
final class Baseline {
    private Baseline() {}

    static VectorLearner baseline() {
        return new VectorLearner(
                "baseline",
                "The most frequent class, or the mean, whatever the row: what other learners must beat.",
                List.of(),
                Scaling.NONE,
                Optional.of((columns, target, classes, settings, seed) -> {
                    var logarithms = new double[classes];
                    for (int k = 0; k < classes; k++) {
                        int label = k;
                        long rows =
                                Arrays.stream(target).filter(t -> t == label).count();
                        logarithms[k] = Math.log((double) rows / target.length);
                    }
                    return constant(columns.length, logarithms, Link.SOFTMAX);
                }),
                Optional.of((columns, target, settings, seed) -> constant(
                        columns.length,
                        new double[] {Arrays.stream(target).average().orElseThrow()},
                        Link.IDENTITY)));
    }

    /** A linear model that goes by no feature. */
    private static LinearModel constant(int features, double[] sums, Link link) {
        return new LinearModel(new double[sums.length][features], sums, link);
    }
}
