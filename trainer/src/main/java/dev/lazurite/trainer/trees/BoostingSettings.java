package dev.lazurite.trainer.trees;

/**
 * How to boost; names and meanings are those of scikit-learn's HistGradientBoosting.
 *
 * @param maxDepth most levels below the root
 * @param minGain least gain of a split
 * @param threads does not change the outcome
 */
public record BoostingSettings(
        int trees,
        double learningRate,
        int maxLeaves,
        int maxDepth,
        int minSamplesLeaf,
        double l2,
        double minGain,
        int maxBins,
        long seed,
        int threads) {}
