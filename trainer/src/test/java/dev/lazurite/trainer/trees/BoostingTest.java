package dev.lazurite.trainer.trees;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class BoostingTest {
    private static final BoostingSettings SETTINGS =
            new BoostingSettings(50, 0.2, 31, Integer.MAX_VALUE, 5, 0, 0, 255, 1, 1);

    private static BoostingSettings threads(int threads) {
        return new BoostingSettings(20, 0.2, 31, Integer.MAX_VALUE, 5, 0, 0, 255, 1, threads);
    }

    @Test
    void curve_is_followed() {
        var points = Points.of(2000, 3);
        TreeEnsemble model = Boosting.regress(points.columns(), points.numbers(), SETTINGS);
        assertThat(points.r2(model)).isGreaterThan(0.97);
    }

    @Test
    void two_classes_and_four_are_told_apart() {
        var points = Points.of(2000, 4);
        for (int classes : new int[] {2, 4}) {
            TreeEnsemble model = Boosting.classify(points.columns(), points.classes(classes), classes, SETTINGS);
            assertThat(points.accuracy(model, classes)).isGreaterThan(0.97);
            assertThat(model.outputs()).isEqualTo(classes);
        }
    }

    @Test
    void number_of_threads_does_not_change_the_model() {
        var points = Points.of(30_000, 8);
        var one = Boosting.regress(points.columns(), points.numbers(), threads(1));
        var three = Boosting.regress(points.columns(), points.numbers(), threads(3));
        for (int row = 0; row < 500; row++) {
            assertThat(three.predict(points.row(row))).isEqualTo(one.predict(points.row(row)));
        }
    }

    @Test
    void leaves_hold_at_least_so_many_rows_and_trees_no_more_than_so_many_leaves() {
        var points = Points.of(1000, 3);
        var settings = new BoostingSettings(3, 0.1, 6, Integer.MAX_VALUE, 100, 0, 0, 255, 1, 1);
        for (Tree tree :
                Boosting.regress(points.columns(), points.numbers(), settings).trees()) {
            int leaves = 0;
            for (int node = 0; node < tree.nodes(); node++) {
                if (tree.isLeaf(node)) {
                    leaves++;
                    assertThat(tree.cover()[node]).isGreaterThanOrEqualTo(100);
                }
            }
            assertThat(leaves).isBetween(2, 6);
        }
    }

    @Test
    void missing_values_are_told_from_all_others() {
        var column = new double[400];
        var target = new double[400];
        for (int i = 0; i < column.length; i++) {
            column[i] = i % 4 == 0 ? Double.NaN : i;
            target[i] = i % 4 == 0 ? 10 : -10;
        }
        TreeEnsemble model = Boosting.regress(new double[][] {column}, target, SETTINGS);
        assertThat(model.predict(new double[] {Double.NaN})[0]).isGreaterThan(9);
        assertThat(model.predict(new double[] {200})[0]).isLessThan(-9);
        assertThat(model.predict(new double[] {1e9})[0]).isLessThan(-9);
    }

    @Test
    void constant_columns_make_a_constant_model() {
        var column = new double[100];
        var target = new double[100];
        for (int i = 0; i < 100; i++) {
            target[i] = i;
        }
        TreeEnsemble model = Boosting.regress(new double[][] {column}, target, SETTINGS);
        assertThat(model.predict(new double[] {5})[0]).isEqualTo(49.5);
    }
}
