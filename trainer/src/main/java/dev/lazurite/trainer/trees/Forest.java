package dev.lazurite.trainer.trees;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

import dev.lazurite.trainer.vector.Link;

/** Random forests, and single trees as forests of one. Their predictions are means over the trees. */
public final class Forest {
    private Forest() {}

    /** Learns a number. {@code columns} are features by rows; NaN is a missing value. */
    public static TreeEnsemble regress(double[][] columns, double[] target, ForestSettings settings) {
        return grow(columns, 1, settings, weights -> new NumberStatistics(target, weights));
    }

    /** Learns classes, which are numbered from 0. */
    public static TreeEnsemble classify(double[][] columns, int[] target, int classes, ForestSettings settings) {
        return grow(
                columns,
                classes,
                settings,
                weights -> new ClassStatistics(target, weights, classes, settings.impurity()));
    }

    private static TreeEnsemble grow(
            double[][] columns, int outputs, ForestSettings settings, Function<int[], NodeStatistics> statistics) {
        var binning = Binning.of(columns, settings.maxBins(), settings.seed());
        byte[][] codes = binning.codes(columns);
        var trees = new Tree[settings.trees()];
        // seeds are drawn first, so that threads cannot change which tree gets which
        var seeds = new SplittableRandom(settings.seed());
        long[] seed = IntStream.range(0, trees.length)
                .mapToLong(t -> seeds.nextLong())
                .toArray();
        try (var workers = new Workers(settings.threads())) {
            workers.each(trees.length, t -> {
                var random = new SplittableRandom(seed[t]);
                int[] weights = weights(columns[0].length, settings.bootstrap(), random);
                int[] rows = IntStream.range(0, weights.length)
                        .filter(row -> weights[row] > 0)
                        .toArray();
                trees[t] = new ForestTree(binning, codes, settings, statistics.apply(weights), rows, random)
                        .grow()
                        .scale(1.0 / trees.length)
                        .build(0);
            });
        }
        return new TreeEnsemble(Arrays.asList(trees), columns.length, new double[outputs], Link.IDENTITY);
    }

    private static int[] weights(int rows, boolean bootstrap, SplittableRandom random) {
        var weights = new int[rows];
        if (bootstrap) {
            for (int i = 0; i < rows; i++) {
                weights[random.nextInt(rows)]++;
            }
        } else {
            Arrays.fill(weights, 1);
        }
        return weights;
    }
}
