package dev.lazurite.trainer.explain;

import java.util.List;
import java.util.Random;

import dev.lazurite.trainer.api.Column;
import dev.lazurite.trainer.api.ColumnType;
import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.Schema;
import dev.lazurite.trainer.linear.LinearModel;
import dev.lazurite.trainer.trees.Boosting;
import dev.lazurite.trainer.trees.BoostingSettings;
import dev.lazurite.trainer.trees.Tree;
import dev.lazurite.trainer.trees.TreeEnsemble;
import dev.lazurite.trainer.vector.Link;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

final class ExplainTest {
    private static final int FEATURES = 4;

    private static double[][] columns() {
        var random = new Random(2);
        var columns = new double[FEATURES][300];
        for (double[] column : columns) {
            for (int i = 0; i < column.length; i++) {
                column[i] = random.nextDouble();
            }
        }
        return columns;
    }

    private static double[] row(double[][] columns, int at) {
        var row = new double[columns.length];
        for (int f = 0; f < row.length; f++) {
            row[f] = columns[f][at];
        }
        return row;
    }

    private static TreeEnsemble trees(double[][] columns) {
        var target = new double[columns[0].length];
        for (int i = 0; i < target.length; i++) {
            target[i] = columns[0][i] * columns[1][i] * 5 + (columns[2][i] > 0.5 ? 1 : 0);
        }
        return Boosting.regress(
                columns, target, new BoostingSettings(10, 0.5, 12, Integer.MAX_VALUE, 5, 0, 0, 255, 1, 1));
    }

    /** The expectation of a tree when some features are known, as a walk over both children of the others. */
    private static double expectation(Tree tree, int node, double[] row, int known) {
        int feature = tree.feature()[node];
        if (feature < 0) {
            return tree.values()[node];
        }
        int right = tree.right()[node];
        if ((known >> feature & 1) == 1) {
            return expectation(tree, (float) row[feature] <= tree.threshold()[node] ? node + 1 : right, row, known);
        }
        double share = (double) tree.cover()[node + 1] / tree.cover()[node];
        return share * expectation(tree, node + 1, row, known) + (1 - share) * expectation(tree, right, row, known);
    }

    /** Shapley's formula, over all sets of features. */
    private static double shapley(TreeEnsemble model, double[] row, int feature) {
        double sum = 0;
        for (int set = 0; set < 1 << FEATURES; set++) {
            if ((set >> feature & 1) == 0) {
                double weight = factorial(Integer.bitCount(set))
                        * factorial(FEATURES - Integer.bitCount(set) - 1)
                        / factorial(FEATURES);
                for (Tree tree : model.trees()) {
                    sum += weight * (expectation(tree, 0, row, set | 1 << feature) - expectation(tree, 0, row, set));
                }
            }
        }
        return sum;
    }

    private static double factorial(int of) {
        return of < 2 ? 1 : of * factorial(of - 1);
    }

    @Test
    void values_of_trees_are_those_of_shapleys_formula_and_add_up_to_the_prediction() {
        double[][] columns = columns();
        TreeEnsemble model = trees(columns);
        ShapleyValues values = ShapleyValues.of(model, columns);
        for (int at = 0; at < 20; at++) {
            double[] row = row(columns, at);
            double[] of = values.of(row)[0];
            double sum = values.expected()[0];
            for (int f = 0; f < FEATURES; f++) {
                assertThat(of[f]).isCloseTo(shapley(model, row, f), within(1e-6));
                sum += of[f];
            }
            assertThat(sum).isCloseTo(model.predict(row)[0], within(1e-6));
        }
    }

    @Test
    void values_of_a_linear_model_are_its_weights_times_the_distance_from_the_mean() {
        var model = new LinearModel(new double[][] {{2, -1}}, new double[] {5}, Link.IDENTITY);
        ShapleyValues values = ShapleyValues.of(model, new double[][] {{1, 3}, {0, 10}});
        assertThat(values.expected()).containsExactly(5 + 4 - 5);
        assertThat(values.of(new double[] {3, 4})[0]).containsExactly(2, 1);
    }

    @Test
    void column_that_is_not_used_has_no_importance() {
        var schema =
                new Schema(List.of(new Column("used", ColumnType.NUMERIC), new Column("idle", ColumnType.NUMERIC)));
        double[][] columns = columns();
        var rows = new Dataset(schema, 300, List.of(columns[0], columns[1]));
        var importance = PermutationImportance.of(
                rows,
                schema.columns(),
                table -> {
                    double off = 0;
                    for (int row = 0; row < 300; row++) {
                        off += Math.abs(table.number(0, row) - columns[0][row]);
                    }
                    return -off / 300;
                },
                3,
                1);
        assertThat(importance.get("idle")).isZero();
        assertThat(importance.get("used")).isBetween(0.25, 0.45);
    }
}
