package dev.lazurite.trainer.trees;

import java.util.ArrayDeque;
import java.util.SplittableRandom;

/** Grows one tree of a forest, depth first; each node chooses among features drawn for it. */
final class ForestTree {
    private final Binning binning;
    private final byte[][] codes;
    private final ForestSettings settings;
    private final NodeStatistics statistics;
    private final SplittableRandom random;
    private final int[] features;
    private final RowOrder order;
    private final double leastGain;

    ForestTree(
            Binning binning,
            byte[][] codes,
            ForestSettings settings,
            NodeStatistics statistics,
            int[] rows,
            SplittableRandom random) {
        this.binning = binning;
        this.codes = codes;
        this.settings = settings;
        this.statistics = statistics;
        this.random = random;
        this.order = new RowOrder(rows);
        features = new int[codes.length];
        for (int f = 0; f < features.length; f++) {
            features[f] = f;
        }
        leastGain = settings.minDecrease() * codes[0].length;
    }

    /** An open node: its rows and depth. */
    private record Open(int node, int from, int to, int depth) {}

    TreeBuilder grow() {
        var tree = new TreeBuilder(statistics.width());
        // a list and not recursion: an unlimited tree can be as deep as it has rows
        var open = new ArrayDeque<Open>();
        open.push(new Open(tree.leaf(0), 0, order.rows().length, 0));
        while (!open.isEmpty()) {
            Open at = open.pop();
            statistics.enter(order.rows(), at.from, at.to);
            for (int k = 0; k < statistics.width(); k++) {
                tree.value(at.node, k, statistics.value(k));
            }
            tree.cover(at.node, statistics.weight());
            boolean leaf = statistics.pure()
                    || at.depth >= settings.maxDepth()
                    || statistics.weight() < 2.0 * settings.minSamplesLeaf();
            Split split = leaf ? Split.NONE : best(at);
            if (split.found() && split.gain() >= leastGain) {
                int middle = order.partition(at.from, at.to, codes[split.feature()], split.bin());
                int left = tree.leaf(0);
                int right = tree.leaf(0);
                tree.split(at.node, split.feature(), binning.threshold(split.feature(), split.bin()), left, right);
                open.push(new Open(right, middle, at.to, at.depth + 1));
                open.push(new Open(left, at.from, middle, at.depth + 1));
            }
        }
        return tree;
    }

    /**
     * As in scikit-learn, features go on being drawn past the limit until one can be split on, and of equal gains, which are
     * the rule in small nodes, the first one drawn wins: the first by number would make the trees more alike.
     */
    private Split best(Open at) {
        Split best = Split.NONE;
        for (int drawn = 0; drawn < features.length; drawn++) {
            if (drawn >= settings.maxFeatures() && best.found()) {
                break;
            }
            int swap = drawn + random.nextInt(features.length - drawn);
            int feature = features[swap];
            features[swap] = features[drawn];
            features[drawn] = feature;
            Split split =
                    statistics.best(feature, codes[feature], order.rows(), at.from, at.to, settings.minSamplesLeaf());
            best = split.gain() > best.gain() ? split : best;
        }
        return best;
    }
}
