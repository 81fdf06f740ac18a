package dev.lazurite.trainer.tabular;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.lazurite.trainer.api.Parameter;
import dev.lazurite.trainer.api.Settings;
import dev.lazurite.trainer.data.Featuriser.Scaling;
import dev.lazurite.trainer.neighbors.NearestNeighbors;

/** Nearest neighbours, with scikit-learn's names and defaults of parameters. */
final class Neighbors {
    private Neighbors() {}

    static VectorLearner nearestNeighbors() {
        return new VectorLearner(
                "k-nearest-neighbors",
                "The mean, or the most frequent class, of the nearest training rows.",
                List.of(
                        new Parameter.Whole("n_neighbors", 5, 1, Integer.MAX_VALUE, "rows that count"),
                        new Parameter.Choice(
                                "weights",
                                "uniform",
                                List.of("uniform", "distance"),
                                "whether rows count alike, or nearer ones more")),
                Scaling.STANDARD,
                Optional.of((columns, target, classes, settings, seed) ->
                        fit(columns, Arrays.stream(target).asDoubleStream().toArray(), classes, settings)),
                Optional.of((columns, target, settings, seed) -> fit(columns, target, 0, settings)));
    }

    private static NearestNeighbors fit(double[][] columns, double[] target, int classes, Settings settings) {
        return NearestNeighbors.of(
                columns,
                target,
                classes,
                settings.whole("n_neighbors"),
                settings.choice("weights").equals("distance"));
    }
}
