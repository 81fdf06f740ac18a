package dev.lazurite.trainer.trees;

import java.util.List;

import dev.lazurite.trainer.vector.Link;
import dev.lazurite.trainer.vector.VectorModel;

/**
 * Trees whose values are added up to a start, and then go through a link. Safe for use by several threads.
 *
 * @param features how many a row has
 * @param start by output
 */
@SuppressWarnings("ArrayRecordComponent") // two such are never compared
public record TreeEnsemble(List<Tree> trees, int features, double[] start, Link link) implements VectorModel {
    public TreeEnsemble {
        trees = List.copyOf(trees);
    }

    @Override
    public int outputs() {
        return link.outputs(start.length);
    }

    /** The sums of a row before the link, one an entry of {@link #start}. */
    public double[] sums(double[] row) {
        double[] sums = start.clone();
        add(row, sums);
        return sums;
    }

    @Override
    public double[] predict(double[] row) {
        var scores = new double[outputs()];
        System.arraycopy(start, 0, scores, 0, start.length);
        add(row, scores);
        link.apply(scores);
        return scores;
    }

    private void add(double[] row, double[] sums) {
        for (Tree tree : trees) {
            int leaf = tree.leaf(row) * tree.width();
            double[] values = tree.values();
            for (int k = 0; k < tree.width(); k++) {
                sums[tree.output() + k] += values[leaf + k];
            }
        }
    }
}
