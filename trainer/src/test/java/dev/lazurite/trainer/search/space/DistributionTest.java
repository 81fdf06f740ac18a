package dev.lazurite.trainer.search.space;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Marginals against the laws they are named after, at a level at which one seed in a thousand would fail. */
final class DistributionTest {
    private static final int DRAWS = 4000;
    private static final double LEVEL = 0.001;

    private static Distribution read(String name, Object... arguments) {
        return new SpaceReader()
                .space(Map.of("x", List.of(name, List.of(arguments))))
                .dimensions()
                .get(0)
                .distribution();
    }

    private static double[] draw(Distribution distribution) {
        return new SplittableRandom(7)
                .doubles(DRAWS)
                .map(quantile -> ((Number) distribution.at(quantile)).doubleValue())
                .toArray();
    }

    private static void follows(RealDistribution law, double... drawn) {
        assertThat(new KolmogorovSmirnovTest().kolmogorovSmirnovTest(law, drawn))
                .isGreaterThan(LEVEL);
    }

    private static double[] logs(double... drawn) {
        return DoubleStream.of(drawn).map(Math::log).toArray();
    }

    @Test
    void uniform_is_uniform_between_its_bounds() {
        follows(new UniformRealDistribution(-2, 3), draw(read("uniform", -2, 3)));
    }

    @Test
    void bounds_of_loguniform_are_those_of_the_logarithm() {
        follows(new UniformRealDistribution(-6, -1), logs(draw(read("loguniform", -6, -1))));
    }

    @Test
    void normal_has_mean_and_deviation() {
        follows(new NormalDistribution(10, 3), draw(read("normal", 10, 3)));
    }

    @Test
    void lognormal_has_them_for_the_logarithm() {
        follows(new LogNormalDistribution(1, 0.5), draw(read("lognormal", 1, 0.5)));
    }

    @Test
    void randint_and_choice_give_each_value_as_often() {
        for (Distribution distribution : List.of(read("randint", 7), read("choice", List.of(0, 1, 2, 3, 4, 5, 6)))) {
            long[] counts = new long[7];
            for (double value : draw(distribution)) {
                counts[(int) value]++;
            }
            double[] expected = new double[7];
            Arrays.fill(expected, DRAWS / 7.0);
            assertThat(new ChiSquareTest().chiSquareTest(expected, counts)).isGreaterThan(LEVEL);
        }
    }

    @Test
    void quniform_rounds_to_multiples_and_its_ends_are_half_as_likely() {
        Distribution distribution = read("quniform", 0, 10, 2);
        long[] counts = new long[6];
        for (double value : draw(distribution)) {
            counts[(int) (value / 2)]++;
        }
        double[] expected = {.1, .2, .2, .2, .2, .1};
        assertThat(new ChiSquareTest().chiSquareTest(expected, counts)).isGreaterThan(LEVEL);
        assertThat(LongStream.of(counts).sum()).isEqualTo(DRAWS);
    }

    @Test
    void halves_round_to_even() {
        assertThat(read("quniform", 0, 10, 1).at(0.25)).isEqualTo(2L);
        assertThat(read("quniform", 0, 10, 1).at(0.35)).isEqualTo(4L);
    }

    @Test
    void quantised_laws_round_what_their_law_gives() {
        assertThat(read("qnormal", 10, 3, 5).at(0.5)).isEqualTo(10L);
        assertThat(read("qnormal", 10, 3, 5).at(0.9)).isEqualTo(15L);
        assertThat((double) read("qnormal", 10, 3, 0.5).at(0.9)).isEqualTo(14.0);
        assertThat(read("qloguniform", 0, 5, 10).at(0.5)).isEqualTo(10L);
        assertThat(read("qlognormal", 3, 1, 4).at(0.5)).isEqualTo(20L);
    }

    @Test
    void one_quantile_stands_for_all_that_give_a_value() {
        for (Distribution distribution : List.of(
                read("quniform", 0, 10, 2),
                read("qnormal", 0, 1, 0.5),
                read("qloguniform", -1, 4, 1),
                read("randint", 5),
                read("choice", List.of("a", "b", "c")))) {
            for (double quantile = 0.001; quantile < 1; quantile += 0.0137) {
                double representative = distribution.representative(quantile);
                assertThat(distribution.at(representative)).isEqualTo(distribution.at(quantile));
                assertThat(distribution.representative(representative)).isCloseTo(representative, within(1e-12));
            }
        }
    }

    @Test
    void logarithms_may_have_another_base() {
        Distribution decades = new SpaceReader(10)
                .space(Map.of("x", List.of("loguniform", List.of(-4, 0))))
                .dimensions()
                .get(0)
                .distribution();
        assertThat((double) decades.at(0.5)).isCloseTo(0.01, within(1e-15));
    }
}
