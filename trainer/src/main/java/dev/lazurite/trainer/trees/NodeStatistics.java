package dev.lazurite.trainer.trees;

/** What the growth of a forest's tree needs to know of a node's rows. Holds room for one node at a time: one a thread. */
interface NodeStatistics {
    /** Numbers in a leaf. */
    int width();

    /** Sums up the rows of a node; what follows is about it. */
    void enter(int[] rows, int from, int to);

    /** Weight of the node's rows. */
    double weight();

    /** No split can help. */
    boolean pure();

    /** Share of each class, or the mean. */
    double value(int at);

    /** The best split of one feature; its gain is weighted by rows. */
    Split best(int feature, byte[] codes, int[] rows, int from, int to, int minSamplesLeaf);
}
