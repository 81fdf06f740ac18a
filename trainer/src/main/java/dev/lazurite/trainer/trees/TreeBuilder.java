package dev.lazurite.trainer.trees;

import java.util.Arrays;

/** A tree that grows in any order; built, its nodes stand in preorder. */
final class TreeBuilder {
    private final int width;
    private int count;
    private int[] feature = new int[64];
    private float[] threshold = new float[64];
    private int[] left = new int[64];
    private int[] right = new int[64];
    private float[] cover = new float[64];
    private double[] values;

    TreeBuilder(int width) {
        this.width = width;
        values = new double[64 * width];
    }

    /** Adds a leaf; its values are zero until {@link #value} sets them. */
    int leaf(double weight) {
        if (count == feature.length) {
            int size = count * 2;
            feature = Arrays.copyOf(feature, size);
            threshold = Arrays.copyOf(threshold, size);
            left = Arrays.copyOf(left, size);
            right = Arrays.copyOf(right, size);
            cover = Arrays.copyOf(cover, size);
            values = Arrays.copyOf(values, size * width);
        }
        feature[count] = -1;
        cover[count] = (float) weight;
        return count++;
    }

    void value(int node, int at, double value) {
        values[node * width + at] = value;
    }

    void cover(int node, double weight) {
        cover[node] = (float) weight;
    }

    /** Multiplies all values. */
    TreeBuilder scale(double by) {
        for (int i = 0; i < count * width; i++) {
            values[i] *= by;
        }
        return this;
    }

    /** Makes an inner node of a leaf. */
    void split(int node, int onFeature, float atThreshold, int leftChild, int rightChild) {
        feature[node] = onFeature;
        threshold[node] = atThreshold;
        left[node] = leftChild;
        right[node] = rightChild;
    }

    Tree build(int output) {
        var order = new int[count];
        var place = new int[count];
        var stack = new int[count + 1];
        int top = 0;
        stack[top++] = 0;
        for (int next = 0; next < count; next++) {
            int node = stack[--top];
            order[next] = node;
            place[node] = next;
            if (feature[node] >= 0) {
                stack[top++] = right[node];
                stack[top++] = left[node];
            }
        }
        var tree = new Tree(
                new int[count],
                new float[count],
                new int[count],
                new float[count],
                new double[count * width],
                width,
                output);
        for (int i = 0; i < count; i++) {
            int node = order[i];
            tree.feature()[i] = feature[node];
            tree.threshold()[i] = threshold[node];
            tree.right()[i] = feature[node] >= 0 ? place[right[node]] : 0;
            tree.cover()[i] = cover[node];
            System.arraycopy(values, node * width, tree.values(), i * width, width);
        }
        return tree;
    }
}
