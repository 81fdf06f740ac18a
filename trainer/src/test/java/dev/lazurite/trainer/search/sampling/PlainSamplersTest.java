package dev.lazurite.trainer.search.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.search.space.SearchSpace;
import dev.lazurite.trainer.search.space.SpaceReader;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Samplers that look at no results. */
final class PlainSamplersTest {
    private static final SearchSpace SQUARE = Objectives.box(0, 1, 2);

    private static List<List<Double>> points(Sampler sampler, int trials, int concurrent) {
        return Objectives.run(SQUARE, sampler, Objectives::branin, trials, concurrent).asked().stream()
                .map(asked -> List.of(asked.point().at(0), asked.point().at(1)))
                .toList();
    }

    @Test
    void the_same_seed_gives_the_same_trials_at_any_concurrency() {
        assertThat(points(new RandomSampler(SQUARE, 5), 40, 1)).isEqualTo(points(new RandomSampler(SQUARE, 5), 40, 7));
        assertThat(points(new SobolSampler(SQUARE, 5), 40, 1)).isEqualTo(points(new SobolSampler(SQUARE, 5), 40, 7));
    }

    @Test
    void another_seed_gives_other_trials() {
        assertThat(points(new RandomSampler(SQUARE, 5), 10, 1))
                .doesNotContainAnyElementsOf(points(new RandomSampler(SQUARE, 6), 10, 1));
        assertThat(points(new SobolSampler(SQUARE, 5), 10, 1))
                .doesNotContainAnyElementsOf(points(new SobolSampler(SQUARE, 6), 10, 1));
    }

    @Test
    void random_coordinates_are_uniform() {
        for (int d = 0; d < 2; d++) {
            int dimension = d;
            double[] drawn = points(new RandomSampler(SQUARE, 11), 2000, 1).stream()
                    .mapToDouble(point -> point.get(dimension))
                    .toArray();
            assertThat(new KolmogorovSmirnovTest().kolmogorovSmirnovTest(new UniformRealDistribution(0, 1), drawn))
                    .isGreaterThan(0.001);
        }
    }

    @Test
    void of_64_scrambled_sobol_points_each_slice_of_each_coordinate_has_one_and_each_of_64_cells_too() {
        for (long seed = 0; seed < 5; seed++) {
            List<List<Double>> points = points(new SobolSampler(SQUARE, seed), 64, 1);
            for (int d = 0; d < 2; d++) {
                int dimension = d;
                assertThat(points)
                        .extracting(point -> (int) (64 * point.get(dimension)))
                        .doesNotHaveDuplicates();
            }
            assertThat(points)
                    .extracting(point -> 8 * (int) (8 * point.get(0)) + (int) (8 * point.get(1)))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void a_grid_ends_after_its_last_combination() {
        SearchSpace space = new SpaceReader()
                .space(new TreeMap<>(Map.of(
                        "a", List.of("choice", List.of(List.of(1, 2))),
                        "b", List.of("choice", List.of(List.of("x", "y", "z"))))));
        Sampler grid = new GridSampler(space);
        History history = new History();
        List<Map<String, Object>> tried = new ArrayList<>();
        for (var point = grid.next(history); point.isPresent(); point = grid.next(history)) {
            history.ask(point.get());
            tried.add(space.values(point.get()));
        }
        assertThat(tried)
                .hasSize(6)
                .startsWith(Map.of("a", 1L, "b", "x"), Map.of("a", 1L, "b", "y"))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_grid_refuses_what_it_cannot_list() {
        assertThatThrownBy(() -> new GridSampler(SQUARE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'x0'")
                .hasMessageContaining("choice");
    }
}
