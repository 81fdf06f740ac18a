package dev.lazurite.trainer.trees;

import dev.lazurite.trainer.trees.ForestSettings.Impurity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

final class ForestTest {
    private static ForestSettings forest(int trees, Impurity impurity, int threads) {
        return new ForestSettings(trees, Integer.MAX_VALUE, 1, 0, 2, trees > 1, impurity, 255, 1, threads);
    }

    @Test
    void curve_is_followed() {
        var points = Points.of(2000, 3);
        TreeEnsemble model = Forest.regress(points.columns(), points.numbers(), forest(30, Impurity.VARIANCE, 1));
        assertThat(points.r2(model)).isGreaterThan(0.98);
    }

    @ParameterizedTest
    @EnumSource(names = {"GINI", "ENTROPY"})
    void unlimited_tree_learns_its_rows_by_heart(Impurity impurity) {
        var points = Points.of(250, 3);
        TreeEnsemble model = Forest.classify(points.columns(), points.classes(3), 3, forest(1, impurity, 1));
        assertThat(points.accuracy(model, 3)).isEqualTo(1);
    }

    @Test
    void number_of_threads_does_not_change_the_model() {
        var points = Points.of(1000, 4);
        var one = Forest.classify(points.columns(), points.classes(3), 3, forest(20, Impurity.GINI, 1));
        var three = Forest.classify(points.columns(), points.classes(3), 3, forest(20, Impurity.GINI, 3));
        for (int row = 0; row < 1000; row++) {
            assertThat(three.predict(points.row(row))).isEqualTo(one.predict(points.row(row)));
        }
    }

    /** scikit-learn 1.9.1: DecisionTreeClassifier(max_depth=1) splits these six rows at 2.5, into 2 and 4 rows. */
    @Test
    void stump_splits_where_scikit_learn_does() {
        double[][] columns = {{1, 2, 3, 4, 5, 6}, {1, 1, 1, 2, 2, 2}};
        int[] target = {0, 0, 1, 1, 0, 1};
        var settings = new ForestSettings(1, 1, 1, 0, 2, false, Impurity.GINI, 255, 1, 1);
        Tree tree = Forest.classify(columns, target, 2, settings).trees().get(0);
        assertThat(tree.feature()).containsExactly(0, -1, -1);
        assertThat(tree.threshold()[0]).isEqualTo(2.5f);
        assertThat(tree.values()).containsExactly(0.5, 0.5, 1, 0, 0.25, 0.75);
        assertThat(tree.cover()).containsExactly(6, 2, 4);
    }
}
