package dev.lazurite.trainer.evaluate;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.lazurite.trainer.ReferenceNumbers;
import org.junit.jupiter.api.Test;

import static dev.lazurite.trainer.ReferenceNumbers.cases;
import static dev.lazurite.trainer.ReferenceNumbers.number;
import static dev.lazurite.trainer.ReferenceNumbers.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

final class MetricsTest {
    @Test
    void metrics_of_a_classification_are_those_of_scikit_learn() {
        for (Map<?, ?> each : cases("classification")) {
            double[][] probabilities = ((List<?>) each.get("probabilities"))
                    .stream().map(ReferenceNumbers::numbers).toArray(double[][]::new);
            int[] actual = ((List<?>) each.get("actual"))
                    .stream().mapToInt(Integer.class::cast).toArray();
            List<String> labels = IntStream.range(0, probabilities[0].length)
                    .mapToObj(Integer::toString)
                    .toList();
            compare(
                    new ClassificationMetrics(labels, actual, probabilities)
                            .all()
                            .values(),
                    each);
        }
    }

    @Test
    void metrics_of_a_regression_are_those_of_scikit_learn() {
        for (Map<?, ?> each : cases("regression")) {
            compare(
                    RegressionMetrics.of(numbers(each.get("actual")), numbers(each.get("predicted")))
                            .values(),
                    each);
        }
    }

    @Test
    void metrics_of_groups_are_those_of_scikit_learn() {
        for (Map<?, ?> each : cases("clusters")) {
            int[] groups = whole(each.get("groups"));
            compare(ClusterMetrics.of(rows(each.get("rows")), groups).values(), each);
            compare(
                    ClusterAgreement.of(whole(each.get("classes")), groups).values(),
                    Map.of("metrics", each.get("agreement")));
        }
    }

    @Test
    void metrics_of_sets_of_labels_are_those_of_scikit_learn() {
        for (Map<?, ?> each : cases("labels")) {
            double[][] has = rows(each.get("actual"));
            var actual = new boolean[has.length][has[0].length];
            for (int row = 0; row < has.length; row++) {
                for (int k = 0; k < has[row].length; k++) {
                    actual[row][k] = has[row][k] > 0;
                }
            }
            compare(
                    MultiLabelMetrics.of(actual, rows(each.get("probabilities")))
                            .values(),
                    each);
        }
    }

    @Test
    void one_group_is_not_apart_from_anything() {
        var values = ClusterMetrics.of(new double[][] {{1}, {2}, {3}}, new int[] {4, 4, 4})
                .values();
        assertThat(values.get("silhouette")).isNaN();
    }

    private static double[][] rows(Object lists) {
        return ((List<?>) lists).stream().map(ReferenceNumbers::numbers).toArray(double[][]::new);
    }

    private static int[] whole(Object list) {
        return ((List<?>) list).stream().mapToInt(Integer.class::cast).toArray();
    }

    private static void compare(Map<String, Double> ours, Map<?, ?> reference) {
        var expected = (Map<?, ?>) reference.get("metrics");
        assertThat(ours.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        expected.keySet().stream().map(String.class::cast).toList());
        ours.forEach((name, value) -> assertThat(value).as(name).isCloseTo(number(expected.get(name)), offset(1e-9)));
    }

    @Test
    void calibration_counts_what_came_true() {
        var bins = CalibrationTable.of(new boolean[] {true, false, true, true}, new double[] {0.91, 0.95, 1, 0.12});
        assertThat(bins).hasSize(2);
        assertThat(bins.get(0)).isEqualTo(new CalibrationTable.Bin(1, 0.12, 1));
        assertThat(bins.get(1).actual()).isEqualTo(2.0 / 3);
    }
}
