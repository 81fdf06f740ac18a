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
