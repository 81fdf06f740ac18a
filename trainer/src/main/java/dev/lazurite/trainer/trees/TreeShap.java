package dev.lazurite.trainer.trees;

import java.util.Arrays;

/**
 * Shapley values of trees in polynomial time (Lundberg, Erion and Lee, Consistent Individualized Feature Attribution for
 * Tree Ensembles, algorithm 2). A feature that is not known is left to the shares of the training rows.
 */
public final class TreeShap {
    private final Tree tree;
    private final double[] row;
    private final double[][] into;

    private TreeShap(Tree tree, double[] row, double[][] into) {
        this.tree = tree;
        this.row = row;
        this.into = into;
    }

    /** Contributions to each of the ensemble's sums, by sum and feature. */
    public static double[][] values(TreeEnsemble ensemble, double[] row) {
        var values = new double[ensemble.start().length][row.length];
        for (Tree tree : ensemble.trees()) {
            new TreeShap(tree, row, values).walk(0, new Path(), 1, 1, -1);
        }
        return values;
    }

    /** The sums that are expected of a row of which nothing is known. */
    public static double[] expected(TreeEnsemble ensemble) {
        double[] expected = ensemble.start().clone();
        for (Tree tree : ensemble.trees()) {
            for (int node = 0; node < tree.nodes(); node++) {
                if (tree.isLeaf(node)) {
                    double share = (double) tree.cover()[node] / tree.cover()[0];
                    for (int k = 0; k < tree.width(); k++) {
                        expected[tree.output() + k] += share * tree.values()[node * tree.width() + k];
                    }
                }
            }
        }
        return expected;
    }

    private void walk(int node, Path above, double zeros, double ones, int split) {
        Path path = above.extended(zeros, ones, split);
        if (tree.isLeaf(node)) {
            for (int i = 1; i < path.length; i++) {
                double weight = path.unwoundSum(i) * (path.ones[i] - path.zeros[i]);
                for (int k = 0; k < tree.width(); k++) {
                    into[tree.output() + k][path.features[i]] += weight * tree.values()[node * tree.width() + k];
                }
            }
            return;
        }
        int feature = tree.feature()[node];
        int left = node + 1;
        int right = tree.right()[node];
        boolean goesLeft = (float) row[feature] <= tree.threshold()[node];
        double before = 1;
        double known = 1;
        int at = path.indexOf(feature);
        if (at >= 0) {
            before = path.zeros[at];
            known = path.ones[at];
            path = path.unwound(at);
        }
        double leftShare = (double) tree.cover()[left] / tree.cover()[node];
        double rightShare = (double) tree.cover()[right] / tree.cover()[node];
        walk(left, path, before * leftShare, goesLeft ? known : 0, feature);
        walk(right, path, before * rightShare, goesLeft ? 0 : known, feature);
    }

    /** The features that were split on so far, and the weights of the sets of them by size. */
    private static final class Path {
        private final int length;
        private final int[] features;
        private final double[] zeros;
        private final double[] ones;
        private final double[] weights;

        Path() {
            this(0, new int[0], new double[0], new double[0], new double[0]);
        }

        private Path(int length, int[] features, double[] zeros, double[] ones, double[] weights) {
            this.length = length;
            this.features = features;
            this.zeros = zeros;
            this.ones = ones;
            this.weights = weights;
        }

        private Path sized(int size) {
            return new Path(
                    size,
                    Arrays.copyOf(features, size),
                    Arrays.copyOf(zeros, size),
                    Arrays.copyOf(ones, size),
                    Arrays.copyOf(weights, size));
        }

        int indexOf(int feature) {
            for (int i = 1; i < length; i++) {
                if (features[i] == feature) {
                    return i;
                }
            }
            return -1;
        }

        Path extended(double zero, double one, int feature) {
            Path longer = sized(length + 1);
            longer.features[length] = feature;
            longer.zeros[length] = zero;
            longer.ones[length] = one;
            longer.weights[length] = length == 0 ? 1 : 0;
            for (int i = length - 1; i >= 0; i--) {
                longer.weights[i + 1] += one * longer.weights[i] * (i + 1) / (length + 1);
                longer.weights[i] *= zero * (length - i) / (length + 1);
            }
            return longer;
        }

        /** Without the feature at this place. */
        Path unwound(int at) {
            Path shorter = sized(length);
            int last = length - 1;
            double next = weights[last];
            for (int i = last - 1; i >= 0; i--) {
                if (ones[at] != 0) {
                    double held = shorter.weights[i];
                    shorter.weights[i] = next * length / ((i + 1) * ones[at]);
                    next = held - shorter.weights[i] * zeros[at] * (last - i) / length;
                } else {
                    shorter.weights[i] = shorter.weights[i] * length / (zeros[at] * (last - i));
                }
            }
            for (int i = at; i < last; i++) {
                shorter.features[i] = features[i + 1];
                shorter.zeros[i] = zeros[i + 1];
                shorter.ones[i] = ones[i + 1];
            }
            return shorter.sized(last);
        }

        /** The sum of the weights without the feature at this place. */
        double unwoundSum(int at) {
            double sum = 0;
            Path shorter = unwound(at);
            for (double weight : shorter.weights) {
                sum += weight;
            }
            return sum;
        }
    }
}
