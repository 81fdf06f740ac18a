package dev.lazurite.trainer.drift;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.apache.commons.statistics.inference.PValueMethod;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

import static dev.lazurite.trainer.ReferenceNumbers.cases;
import static dev.lazurite.trainer.ReferenceNumbers.number;
import static dev.lazurite.trainer.ReferenceNumbers.numbers;
import static dev.lazurite.trainer.ReferenceNumbers.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

final class DriftTest {
    private static final double TO = 1e-9;

    @Test
    void numerical_statistics_are_those_of_scipy() {
        for (Map<?, ?> each : cases("numerical")) {
            double[] baseline = numbers(each.get("baseline"));
            double[] production = numbers(each.get("production"));
            assertThat(NumericalDrift.jensenShannonDistance(baseline, production))
                    .isCloseTo(number(each.get("jensen_shannon_distance")), offset(TO));
            assertThat(NumericalDrift.populationStabilityIndex(baseline, production))
                    .isCloseTo(number(each.get("population_stability_index")), offset(TO));
            assertThat(NumericalDrift.normalizedWassersteinDistance(baseline, production))
                    .isCloseTo(number(each.get("normalized_wasserstein_distance")), offset(TO));
            assertThat(NumericalDrift.kolmogorovSmirnovPValue(baseline, production))
                    .isCloseTo(number(each.get("ks_exact")), offset(TO));
            assertThat(KolmogorovSmirnovTest.withDefaults()
                            .with(PValueMethod.ASYMPTOTIC)
                            .test(baseline, production)
                            .getPValue())
                    .isCloseTo(number(each.get("ks_asymptotic")), offset(TO));
        }
    }

    @Test
    void categorical_statistics_are_those_of_scipy() {
        for (Map<?, ?> each : cases("categorical")) {
            var drift = CategoricalDrift.of(texts(each.get("baseline")), texts(each.get("production")));
            assertThat(drift.jensenShannonDistance())
                    .isCloseTo(number(each.get("jensen_shannon_distance")), offset(TO));
            assertThat(drift.populationStabilityIndex())
                    .isCloseTo(number(each.get("population_stability_index")), offset(TO));
            assertThat(drift.chiSquaredPValue()).isCloseTo(number(each.get("chi_squared")), offset(TO));
        }
    }

    @Test
    void gain_of_importances_is_that_of_scikit_learn() {
        for (Map<?, ?> each : cases("ndcg")) {
            assertThat(AttributionDrift.normalizedDiscountedCumulativeGain(
                            numbers(each.get("baseline")), numbers(each.get("production"))))
                    .isCloseTo(number(each.get("value")), offset(TO));
        }
    }

    @RepeatedTest(20)
    void sample_has_no_distance_from_itself_and_the_same_distance_both_ways(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        double[] a = random.doubles(20 + random.nextInt(80), -3, 5).toArray();
        double[] b = random.doubles(20 + random.nextInt(80), -2, 7).toArray();
        assertThat(NumericalDrift.jensenShannonDistance(a, a)).isZero();
        assertThat(NumericalDrift.populationStabilityIndex(a, a)).isZero();
        assertThat(NumericalDrift.normalizedWassersteinDistance(a, a)).isZero();
        assertThat(NumericalDrift.kolmogorovSmirnovPValue(a, a)).isEqualTo(1);
        assertThat(NumericalDrift.jensenShannonDistance(a, b))
                .isBetween(0.0, 1.0)
                .isCloseTo(NumericalDrift.jensenShannonDistance(b, a), offset(1e-12));
        assertThat(NumericalDrift.wasserstein(a, b)).isCloseTo(NumericalDrift.wasserstein(b, a), offset(1e-12));
        double[] moved = Arrays.stream(a).map(value -> value + 2).toArray();
        assertThat(NumericalDrift.wasserstein(a, moved)).isCloseTo(2, offset(1e-12));
    }

    @Test
    void rates_count_what_the_baseline_does_not_have() {
        double[] baseline = {1, 2, Double.NaN, 5};
        assertThat(DataQuality.nullValueRate(new double[] {1, Double.NaN, 3})).isEqualTo(0.33333);
        assertThat(DataQuality.outOfBoundsRate(baseline, new double[] {0, 1, 5, 6, Double.NaN}))
                .isEqualTo(0.4);
        assertThat(DataQuality.outOfBoundsRate(Set.of("a", "b"), new String[] {"a", "c", ""}))
                .isEqualTo(0.33333);
        assertThat(DataQuality.nullValueRate(new String[] {"a", ""})).isEqualTo(0.5);
    }
}
