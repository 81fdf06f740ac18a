package dev.lazurite.trainer.explain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.data.Encoder;
import dev.lazurite.trainer.data.Featuriser;
import dev.lazurite.trainer.trees.Forest;
import dev.lazurite.trainer.trees.ForestSettings;
import dev.lazurite.trainer.trees.Tree;

/**
 * Where a model errs: a shallow tree that parts the rows by how wrong the model is on them, as the error analysis of
 * Microsoft's Responsible AI Toolbox does. It is grown by the variance of the errors, which for classes (an error is 0 or
 * 1) is half of the Gini impurity, so that both have the same tree.
 *
 * @param nodes the root first, each before its children
 */
public record ErrorTree(List<Node> nodes) {
    /** The toolbox's {@code max_depth}. */
    public static final int DEPTH = 3;

    /** The toolbox's {@code min_child_samples}. */
    public static final int ROWS = 20;

    private static final int BINS = 255;
    private static final int DIGITS = 6;

    public ErrorTree {
        nodes = List.copyOf(nodes);
    }

    /**
     * Rows that some conditions hold of.
     *
     * @param id of the node; its place in the list
     * @param parent id of the node above; -1 of the root
     * @param condition that parts the node from its sibling; empty of the root
     * @param rows how many
     * @param error sum of their errors: for classes, how many are wrong
     * @param errorRate mean of their errors
     * @param errorCoverage their part of the errors of all rows; 0 where there are none
     */
    public record Node(
            int id, int parent, String condition, int rows, double error, double errorRate, double errorCoverage) {}

    /**
     * Grows a tree over every column but one.
     *
     * @param target the column to leave out
     * @param errors of each row, none below 0: 1 for a wrong class, a squared difference of numbers
     * @param depth most levels below the root
     * @param leastRows fewest rows of a node
     */
    public static ErrorTree of(Dataset rows, String target, double[] errors, int depth, int leastRows) {
        var featuriser = Featuriser.fit(rows, target, Featuriser.Scaling.NONE);
        double[][] columns = featuriser.columns(rows);
        var settings = new ForestSettings(
                1, depth, leastRows, 0, columns.length, false, ForestSettings.Impurity.VARIANCE, BINS, 0, 1);
        Tree tree = Forest.regress(columns, errors, settings).trees().get(0);
        List<Conditions> conditions =
                featuriser.encoders().stream().flatMap(ErrorTree::conditions).toList();
        var walk = new Walk(tree, columns, errors, conditions);
        walk.visit(0, -1, "", IntStream.range(0, errors.length).toArray());
        return new ErrorTree(walk.nodes);
    }

    /** How the two sides of a split of a feature are told. */
    private interface Conditions {
        String of(boolean left, double threshold, boolean missing);
    }

    private static Stream<Conditions> conditions(Encoder encoder) {
        if (encoder instanceof Encoder.OneHot categories) {
            return categories.categories().stream()
                    .map(category -> (left, threshold, missing) ->
                            "%s %s %s".formatted(categories.column().name(), left ? "!=" : "==", category));
        }
        String name = encoder.features().get(0);
        return Stream.of((left, threshold, missing) -> "%s %s %s%s"
                .formatted(name, left ? "<=" : ">", shown(threshold), !left && missing ? " or missing" : ""));
    }

    private static String shown(double threshold) {
        return new BigDecimal(threshold)
                .round(new MathContext(DIGITS))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Brings the rows down the tree. */
    private static final class Walk {
        private final Tree tree;
        private final double[][] columns;
        private final double[] errors;
        private final List<Conditions> conditions;
        private final double all;
        private final List<Node> nodes = new ArrayList<>();

        Walk(Tree tree, double[][] columns, double[] errors, List<Conditions> conditions) {
            this.tree = tree;
            this.columns = columns;
            this.errors = errors;
            this.conditions = conditions;
            all = IntStream.range(0, errors.length)
                    .mapToDouble(row -> errors[row])
                    .sum();
        }

        void visit(int at, int parent, String condition, int[] rows) {
            double sum = IntStream.of(rows).mapToDouble(row -> errors[row]).sum();
            int id = nodes.size();
            nodes.add(new Node(id, parent, condition, rows.length, sum, sum / rows.length, all > 0 ? sum / all : 0));
            int feature = tree.feature()[at];
            if (feature >= 0) {
                float threshold = tree.threshold()[at];
                double[] values = columns[feature];
                boolean missing = IntStream.of(rows).anyMatch(row -> Double.isNaN(values[row]));
                Conditions told = conditions.get(feature);
                visit(at + 1, id, told.of(true, threshold, missing), chosen(rows, values, threshold, true));
                visit(tree.right()[at], id, told.of(false, threshold, missing), chosen(rows, values, threshold, false));
            }
        }

        private static int[] chosen(int[] rows, double[] values, float threshold, boolean left) {
            return IntStream.of(rows)
                    .filter(row -> (float) values[row] <= threshold == left)
                    .toArray();
        }
    }
}
