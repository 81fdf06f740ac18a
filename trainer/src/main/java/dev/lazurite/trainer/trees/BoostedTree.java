package dev.lazurite.trainer.trees;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntConsumer;

/**
 * Grows one tree along gradients: always the leaf whose split gains most. Of two children the smaller one is summed up,
 * and the other is what remains of the parent.
 */
final class BoostedTree {
    /** Below this many cells a node is not worth waking threads for. */
    private static final long WORTH_SHARING = 100_000;

    /** A leaf, and how its rows lie. */
    record Leaf(int node, int from, int to) {}

    private record Open(Leaf leaf, int depth, long total, GradientHistogram histogram, Split split) {}

    private final Binning binning;
    private final byte[][] codes;
    private final BoostingSettings settings;
    private final Workers workers;
    private final Deque<GradientHistogram> spare = new ArrayDeque<>();
    private final int[] identity;
    private final int[] rows;
    private final long[] ordered;

    BoostedTree(Binning binning, byte[][] codes, BoostingSettings settings, Workers workers) {
        this.binning = binning;
        this.codes = codes;
        this.settings = settings;
        this.workers = workers;
        identity = new int[codes[0].length];
        for (int i = 0; i < identity.length; i++) {
            identity[i] = i;
        }
        rows = identity.clone();
        ordered = new long[identity.length];
    }

    /** Grows a tree; the rows of each leaf are then found by {@link #rows()}. */
    List<Leaf> grow(Gradients gradients, TreeBuilder tree) {
        System.arraycopy(identity, 0, rows, 0, rows.length);
        var order = new RowOrder(rows);
        var open = new PriorityQueue<Open>(
                Comparator.comparingDouble((Open o) -> -o.split.gain()).thenComparingInt(o -> o.leaf.node()));
        var closed = new ArrayList<Leaf>();
        GradientHistogram whole = histogram();
        share(rows.length, f -> whole.fill(f, codes[f], gradients.packed));
        file(new Leaf(tree.leaf(rows.length), 0, rows.length), 0, whole.total(), whole, gradients, open, closed);
        while (!open.isEmpty()) {
            if (open.size() + closed.size() >= settings.maxLeaves()) {
                break;
            }
            Open parent = open.poll();
            Split split = parent.split;
            Leaf leaf = parent.leaf;
            int middle = order.partition(leaf.from, leaf.to, codes[split.feature()], split.bin());
            var left = new Leaf(tree.leaf(middle - leaf.from), leaf.from, middle);
            var right = new Leaf(tree.leaf(leaf.to - middle), middle, leaf.to);
            tree.split(
                    leaf.node, split.feature(), binning.threshold(split.feature(), split.bin()), left.node, right.node);
            boolean full = open.size() + closed.size() + 2 >= settings.maxLeaves();
            if (full || parent.depth + 1 >= settings.maxDepth()) {
                spare.push(parent.histogram);
                closed.add(left);
                closed.add(right);
                continue;
            }
            long leftTotal = parent.histogram.upTo(split.feature(), split.bin());
            boolean leftIsSmaller = left.to - left.from <= right.to - right.from;
            Leaf smaller = leftIsSmaller ? left : right;
            GradientHistogram summed = histogram();
            order(smaller, gradients);
            share(smaller.to - smaller.from, f -> {
                summed.fill(f, codes[f], rows, smaller.from, smaller.to, ordered);
                parent.histogram.subtract(f, summed);
            });
            var ofLeft = leftIsSmaller ? summed : parent.histogram;
            var ofRight = leftIsSmaller ? parent.histogram : summed;
            file(left, parent.depth + 1, leftTotal, ofLeft, gradients, open, closed);
            file(right, parent.depth + 1, parent.total - leftTotal, ofRight, gradients, open, closed);
        }
        open.forEach(left -> {
            closed.add(left.leaf);
            spare.push(left.histogram);
        });
        return closed;
    }

    /** The rows, as the last tree arranged them. */
    int[] rows() {
        return rows;
    }

    private void file(
            Leaf leaf,
            int depth,
            long total,
            GradientHistogram histogram,
            Gradients gradients,
            PriorityQueue<Open> open,
            List<Leaf> closed) {
        int count = leaf.to - leaf.from;
        Split split = count < 2 * settings.minSamplesLeaf() ? Split.NONE : best(histogram, total, count, gradients);
        if (split.found()) {
            open.add(new Open(leaf, depth, total, histogram, split));
        } else {
            closed.add(leaf);
            spare.push(histogram);
        }
    }

    private Split best(GradientHistogram histogram, long total, int count, Gradients gradients) {
        var rules = new GradientHistogram.Rules(settings.minSamplesLeaf(), settings.l2(), settings.minGain());
        Split best = Split.NONE;
        for (int f = 0; f < codes.length; f++) {
            best = Split.better(best, histogram.best(f, total, count, gradients, rules));
        }
        return best;
    }

    private void order(Leaf leaf, Gradients gradients) {
        for (int i = leaf.from; i < leaf.to; i++) {
            ordered[i - leaf.from] = gradients.packed[rows[i]];
        }
    }

    private void share(int count, IntConsumer ofFeature) {
        if ((long) count * codes.length < WORTH_SHARING) {
            for (int f = 0; f < codes.length; f++) {
                ofFeature.accept(f);
            }
        } else {
            workers.each(codes.length, ofFeature);
        }
    }

    private GradientHistogram histogram() {
        return spare.isEmpty() ? new GradientHistogram(binning) : spare.pop();
    }
}
