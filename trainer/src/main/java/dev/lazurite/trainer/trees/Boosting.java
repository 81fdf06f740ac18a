package dev.lazurite.trainer.trees;

import java.util.ArrayList;
import java.util.Arrays;

/** Gradient boosting over histogram trees. */
public final class Boosting {
    private Boosting() {}

    /** Learns a number. {@code columns} are features by rows; NaN is a missing value. */
    public static TreeEnsemble regress(double[][] columns, double[] target, BoostingSettings settings) {
        return boost(columns, new Loss.Squared(target), settings);
    }

    /** Learns classes, which are numbered from 0. */
    public static TreeEnsemble classify(double[][] columns, int[] target, int classes, BoostingSettings settings) {
        return boost(columns, classes == 2 ? new Loss.Logistic(target) : new Loss.Softmax(target, classes), settings);
    }

    private static TreeEnsemble boost(double[][] columns, Loss loss, BoostingSettings settings) {
        int rows = columns[0].length;
        var binning = Binning.of(columns, settings.maxBins(), settings.seed());
        byte[][] codes = binning.codes(columns);
        double[] start = loss.start();
        var scores = new double[loss.outputs()][rows];
        for (int k = 0; k < scores.length; k++) {
            Arrays.fill(scores[k], start[k]);
        }
        var gradients = new Gradients(rows);
        var trees = new ArrayList<Tree>();
        try (var workers = new Workers(settings.threads())) {
            var growing = new BoostedTree(binning, codes, settings, workers);
            for (int t = 0; t < settings.trees(); t++) {
                loss.round(scores);
                for (int k = 0; k < loss.outputs(); k++) {
                    loss.derive(k, scores, gradients);
                    gradients.pack();
                    trees.add(grow(growing, gradients, scores[k], k, settings));
                }
            }
        }
        return new TreeEnsemble(trees, columns.length, start, loss.link());
    }

    private static Tree grow(
            BoostedTree growing, Gradients gradients, double[] scores, int output, BoostingSettings settings) {
        var tree = new TreeBuilder(1);
        for (BoostedTree.Leaf leaf : growing.grow(gradients, tree)) {
            double g = 0;
            double h = 0;
            for (int i = leaf.from(); i < leaf.to(); i++) {
                int row = growing.rows()[i];
                g += gradients.first[row];
                h += gradients.second[row];
            }
            double value = h + settings.l2() > 0 ? -settings.learningRate() * g / (h + settings.l2()) : 0;
            tree.value(leaf.node(), 0, value);
            for (int i = leaf.from(); i < leaf.to(); i++) {
                scores[growing.rows()[i]] += value;
            }
        }
        return tree.build(output);
    }
}
