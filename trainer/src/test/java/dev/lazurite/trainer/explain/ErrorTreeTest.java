package dev.lazurite.trainer.explain;

import java.util.Arrays;
import java.util.List;

import dev.lazurite.trainer.api.Column;
import dev.lazurite.trainer.api.ColumnType;
import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.Schema;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

final class ErrorTreeTest {
    private static final int ROWS = 100;

    /** The odd ones of 100 rows, whose x is 0 to 99, are in town B; of those the 20 above 60 are wrong. */
    private static Dataset rows() {
        var x = new double[ROWS];
        var town = new String[ROWS];
        for (int row = 0; row < ROWS; row++) {
            x[row] = row;
            town[row] = row % 2 == 1 ? "B" : "A";
        }
        var schema = new Schema(List.of(
                new Column("x", ColumnType.NUMERIC),
                new Column("town", ColumnType.CATEGORICAL),
                new Column("y", ColumnType.NUMERIC)));
        return new Dataset(schema, ROWS, List.of(x, town, new double[ROWS]));
    }

    private static double[] errors() {
        var errors = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            errors[row] = row % 2 == 1 && row >= 60 ? 1 : 0;
        }
        return errors;
    }

    @Test
    void rows_that_are_wrong_are_parted_from_the_others() {
        ErrorTree tree = ErrorTree.of(rows(), "y", errors(), 2, 10);
        assertThat(tree.nodes().get(0)).isEqualTo(new ErrorTree.Node(0, -1, "", 100, 20, 0.2, 1));
        // town would gain 20 * 20 / 50 - 20 * 20 / 100 = 4, and x at 60.5 gains 20 * 20 / 39 - 4 = 6.3
        assertThat(tree.nodes().subList(1, 3))
                .containsExactly(
                        new ErrorTree.Node(1, 0, "x <= 60.5", 61, 0, 0, 0),
                        new ErrorTree.Node(2, 0, "x > 60.5", 39, 20, 20 / 39.0, 1));
        assertThat(tree.nodes().subList(3, 5))
                .extracting(ErrorTree.Node::parent, ErrorTree.Node::rows, ErrorTree.Node::errorRate)
                .containsExactlyInAnyOrder(tuple(2, 19, 0.0), tuple(2, 20, 1.0));
        assertThat(tree.nodes().get(4).condition()).startsWith("town ");
    }

    @Test
    void children_share_the_rows_and_the_errors_of_their_parent() {
        double[] squares = new double[ROWS];
        Arrays.setAll(squares, row -> row * row / 100.0);
        ErrorTree tree = ErrorTree.of(rows(), "y", squares, 3, 5);
        for (ErrorTree.Node node : tree.nodes()) {
            List<ErrorTree.Node> children = tree.nodes().stream()
                    .filter(each -> each.parent() == node.id())
                    .toList();
            if (!children.isEmpty()) {
                assertThat(children).hasSize(2);
                assertThat(children.stream().mapToInt(ErrorTree.Node::rows).sum())
                        .isEqualTo(node.rows());
                assertThat(children.stream()
                                .mapToDouble(ErrorTree.Node::errorCoverage)
                                .sum())
                        .isCloseTo(node.errorCoverage(), within(1e-12));
            }
        }
        assertThat(tree.nodes()).hasSize(15);
    }

    @Test
    void tree_keeps_to_its_depth_and_rows_and_a_model_without_errors_has_the_root_alone() {
        assertThat(ErrorTree.of(rows(), "y", errors(), 1, 10).nodes()).hasSize(3);
        assertThat(ErrorTree.of(rows(), "y", errors(), 3, 60).nodes()).hasSize(1);
        assertThat(ErrorTree.of(rows(), "y", new double[ROWS], 3, 1).nodes())
                .containsExactly(new ErrorTree.Node(0, -1, "", 100, 0, 0, 0));
    }

    @Test
    void missing_values_are_on_the_side_that_says_so() {
        Dataset rows = rows();
        double[] x = ((double[]) rows.values(0)).clone();
        Arrays.fill(x, 90, 100, Double.NaN);
        ErrorTree tree = ErrorTree.of(rows.with(0, x), "y", errors(), 1, 10);
        assertThat(tree.nodes().get(2))
                .isEqualTo(new ErrorTree.Node(2, 0, "x > 60.5 or missing", 39, 20, 20 / 39.0, 1));
    }
}
