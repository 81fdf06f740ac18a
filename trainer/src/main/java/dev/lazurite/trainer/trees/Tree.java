package dev.lazurite.trainer.trees;

/**
 * A binary tree in arrays; node 0 is the root.
 *
 * @param feature what a node asks for; -1 in a leaf
 * @param threshold rows whose value, as a float, is at most this go left; others and missing values go right
 * @param right the right child; the left one is the next node
 * @param cover weight of the training rows that came by
 * @param values {@code width} numbers a node; those of inner nodes are what a leaf there would say
 * @param output the first of the ensemble's outputs that the values add to
 */
@SuppressWarnings("ArrayRecordComponent") // two such are never compared
public record Tree(
        int[] feature, float[] threshold, int[] right, float[] cover, double[] values, int width, int output) {

    /** The leaf that a row ends in. */
    int leaf(double[] row) {
        int node = 0;
        for (int f = feature[0]; f >= 0; f = feature[node]) {
            node = (float) row[f] <= threshold[node] ? node + 1 : right[node];
        }
        return node;
    }

    public int nodes() {
        return feature.length;
    }

    boolean isLeaf(int node) {
        return feature[node] < 0;
    }
}
