package dev.lazurite.trainer.trees;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import dev.lazurite.trainer.vector.Link;

/**
 * Isolation forests (Liu, Ting and Zhou, Isolation Forest): trees that cut samples of the rows at random; rows that are
 * unlike the others are alone after few cuts. As scikit-learn's {@code IsolationForest}.
 */
public final class IsolationForest {
    private static final double EULER = 0.5772156649015329;

    private final double[][] columns;
    private final int sample;
    private final int deepest;
    private final SplittableRandom random;

    private IsolationForest(double[][] columns, int sample, SplittableRandom random) {
        this.columns = columns;
        this.sample = sample;
        this.deepest = (int) Math.ceil(Math.log(Math.max(2, sample)) / Math.log(2));
        this.random = random;
    }

    /**
     * Grows a forest. It predicts two numbers, how normal and how anomalous a row is.
     *
     * @param columns features by rows; NaN is a missing value
     * @param sample rows that each tree sees
     * @param contamination share of the training rows that shall be more anomalous than normal; 0 leaves the measure of the
     *     paper as it is
     */
    public static TreeEnsemble fit(double[][] columns, int trees, int sample, double contamination, long seed) {
        int rows = columns[0].length;
        var random = new SplittableRandom(seed);
        var grower = new IsolationForest(columns, Math.min(sample, rows), random);
        double unit = trees * usualPath(grower.sample);
        List<Tree> grown = new ArrayList<>();
        for (int t = 0; t < trees; t++) {
            grown.add(grower.grow(unit));
        }
        var forest = new TreeEnsemble(grown, columns.length, new double[1], Link.ISOLATION);
        return contamination > 0 ? shifted(forest, columns, contamination) : forest;
    }

    /** The mean length of the path to one of so many rows: that of an unsuccessful search in a binary search tree. */
    private static double usualPath(int rows) {
        if (rows <= 1) {
            return 0;
        }
        return rows == 2 ? 1 : 2 * (Math.log(rows - 1.0) + EULER) - 2 * (rows - 1.0) / rows;
    }

    /** Moves the paths so that at the length which this share of the rows does not exceed the score is one half. */
    private static TreeEnsemble shifted(TreeEnsemble forest, double[][] columns, double contamination) {
        var paths = new double[columns[0].length];
        var row = new double[columns.length];
        for (int i = 0; i < paths.length; i++) {
            for (int f = 0; f < row.length; f++) {
                row[f] = columns[f][i];
            }
            paths[i] = forest.sums(row)[0];
        }
        Arrays.sort(paths);
        int anomalous = (int) Math.round(contamination * paths.length);
        double limit = anomalous == 0
                ? paths[0] - 1e-9
                : (paths[anomalous - 1] + paths[Math.min(anomalous, paths.length - 1)]) / 2;
        return new TreeEnsemble(forest.trees(), forest.features(), new double[] {1 - limit}, forest.link());
    }

    private Tree grow(double unit) {
        int[] rows = drawn();
        var tree = new TreeBuilder(1);
        grow(tree, tree.leaf(rows.length), rows, 0, rows.length, 0, unit);
        return tree.build(0);
    }

    /** Rows without replacement. */
    private int[] drawn() {
        int count = columns[0].length;
        var rows = new int[count];
        for (int i = 0; i < count; i++) {
            rows[i] = i;
        }
        for (int i = 0; i < sample; i++) {
            int j = i + random.nextInt(count - i);
            int held = rows[i];
            rows[i] = rows[j];
            rows[j] = held;
        }
        return Arrays.copyOf(rows, sample);
    }

    private void grow(TreeBuilder tree, int node, int[] rows, int from, int to, int depth, double unit) {
        tree.value(node, 0, (depth + usualPath(to - from)) / unit);
        tree.cover(node, to - from);
        int feature = depth < deepest && to - from > 1 ? varying(rows, from, to) : -1;
        if (feature < 0) {
            return;
        }
        float threshold = threshold(columns[feature], rows, from, to);
        int middle = from;
        for (int i = from; i < to; i++) {
            if ((float) columns[feature][rows[i]] <= threshold) {
                int held = rows[i];
                rows[i] = rows[middle];
                rows[middle++] = held;
            }
        }
        int left = tree.leaf(0);
        int right = tree.leaf(0);
        tree.split(node, feature, threshold, left, right);
        grow(tree, left, rows, from, middle, depth + 1, unit);
        grow(tree, right, rows, middle, to, depth + 1, unit);
    }

    /** A feature by chance, of those that are not the same in all these rows; -1 when there is none. */
    private int varying(int[] rows, int from, int to) {
        var features = new int[columns.length];
        for (int f = 0; f < features.length; f++) {
            features[f] = f;
        }
        for (int left = features.length; left > 0; left--) {
            int at = random.nextInt(left);
            int feature = features[at];
            features[at] = features[left - 1];
            for (int i = from; i < to; i++) {
                float first = (float) columns[feature][rows[from]];
                float other = (float) columns[feature][rows[i]];
                // of a missing value and a number only the number goes left, so they can be told apart
                if (first < other || first > other || Float.isNaN(first) != Float.isNaN(other)) {
                    return feature;
                }
            }
        }
        return -1;
    }

    /** Between the least and the greatest value, so that both sides have rows. */
    private float threshold(double[] column, int[] rows, int from, int to) {
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            float value = (float) column[rows[i]];
            if (!Float.isNaN(value)) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        if (least == most) {
            return least;
        }
        float cut = (float) (least + random.nextDouble() * ((double) most - least));
        return cut < most ? cut : least;
    }
}
