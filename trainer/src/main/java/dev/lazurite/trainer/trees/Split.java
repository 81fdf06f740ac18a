package dev.lazurite.trainer.trees;

/**
 * A way to part the rows of a node.
 *
 * @param bin rows whose code is at most this go left
 * @param gain by how much it lessens the loss; 0 and less is no split
 */
record Split(int feature, int bin, double gain) {
    static final Split NONE = new Split(-1, -1, 0);

    boolean found() {
        return feature >= 0;
    }

    /** The greater gain; of equal ones the first feature, so that threads cannot change the outcome. */
    static Split better(Split a, Split b) {
        return b.gain > a.gain || (b.gain == a.gain && b.found() && b.feature < a.feature) ? b : a;
    }
}
