package dev.lazurite.trainer.trees;

/**
 * How to grow a forest; names and meanings are those of scikit-learn's RandomForest.
 *
 * @param maxFeatures features that each split may choose from, drawn anew; at least 1
 * @param bootstrap whether each tree sees as many rows as there are, drawn with replacement; otherwise all
 * @param minDecrease least gain of a split, as a share of all rows' weight
 * @param impurity what splits lessen
 * @param threads does not change the outcome
 */
public record ForestSettings(
        int trees,
        int maxDepth,
        int minSamplesLeaf,
        double minDecrease,
        int maxFeatures,
        boolean bootstrap,
        Impurity impurity,
        int maxBins,
        long seed,
        int threads) {
    /** How mixed a node is: of classes by Gini or entropy, of numbers by their variance. */
    public enum Impurity {
        GINI,
        ENTROPY,
        VARIANCE
    }
}
