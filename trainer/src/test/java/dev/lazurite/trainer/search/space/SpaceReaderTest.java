package dev.lazurite.trainer.search.space;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lazurite.trainer.api.InvalidInputException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class SpaceReaderTest {
    private static SearchSpace conditional() {
        Map<String, Object> wire = new LinkedHashMap<>();
        wire.put(
                "model",
                List.of(
                        "choice",
                        List.of(List.of(
                                Map.of("name", "svm", "c", List.of("uniform", List.of(0, 10))),
                                Map.of("name", "knn", "k", List.of("randint", List.of(5))),
                                "dummy"))));
        wire.put("seed", List.of("choice", List.of(List.of(1, 2))));
        return new SpaceReader().space(wire);
    }

    @Test
    void an_object_in_a_choice_is_a_space_of_its_own() {
        SearchSpace space = conditional();
        assertThat(space.dimensions())
                .extracting(Dimension::path)
                .containsExactly("model", "model/0/c", "model/1/k", "seed");
        assertThat(space.values(new Point(0.1, 0.5, 0.5, 0.9)))
                .containsEntry("model", Map.of("name", "svm", "c", 5.0))
                .containsEntry("seed", 2L);
        assertThat(space.values(new Point(0.5, 0.5, 0.5, 0.1))).containsEntry("model", Map.of("name", "knn", "k", 2L));
        assertThat(space.values(new Point(0.99, 0.5, 0.5, 0.1))).containsEntry("model", "dummy");
    }

    @Test
    void coordinates_of_branches_that_are_not_taken_are_not_there() {
        assertThat(conditional().settle(0.1, 0.5, 0.5, 0.9)).isEqualTo(new Point(1.0 / 6, 0.5, Double.NaN, 0.75));
    }

    @Test
    void a_grid_has_each_combination_once() {
        Map<String, Object> wire = new LinkedHashMap<>();
        wire.put(
                "model",
                List.of("choice", List.of(List.of(Map.of("k", List.of("choice", List.of(List.of(1, 2)))), "dummy"))));
        wire.put("depth", List.of("choice", List.of(List.of(3, 4))));
        SearchSpace space = new SpaceReader().space(wire);
        assertThat(space.gridSize()).isEqualTo(6);
        assertThat(List.of(0L, 1L, 2L, 3L, 4L, 5L))
                .extracting(index -> space.values(space.gridPoint(index)))
                .containsExactly(
                        Map.of("model", Map.of("k", 1L), "depth", 3L),
                        Map.of("model", Map.of("k", 1L), "depth", 4L),
                        Map.of("model", Map.of("k", 2L), "depth", 3L),
                        Map.of("model", Map.of("k", 2L), "depth", 4L),
                        Map.of("model", "dummy", "depth", 3L),
                        Map.of("model", "dummy", "depth", 4L));
    }

    @Test
    void a_mistake_is_named_with_its_hyperparameter_and_the_accepted_form() {
        refused(List.of("uniform", List.of(3, 1)), "'x'.*3\\.0 to 1\\.0.*less than.*");
        refused(List.of("uniform", List.of(3)), "'x'.*must be 2 numbers.*");
        refused(List.of("quniform", List.of(0, 1, 0)), "'x'.*quantum q is 0\\.0.*above 0.*");
        refused(List.of("normal", List.of(0, 0)), "'x'.*deviation 0\\.0.*above 0.*");
        refused(List.of("randint", List.of(0)), "'x'.*upper bound 0.*1 or more.*");
        refused(List.of("randint", List.of(1.5)), "'x'.*1\\.5.*whole number.*");
        refused(List.of("choice", List.of(List.of())), "'x'.*no values.*");
        refused(List.of("choice", List.of(1, 2)), "'x'.*one list of values.*");
        refused(List.of("cauchy", List.of(0, 1)), "'x'.*'cauchy' is no distribution.*choice, randint.*");
        refused("uniform", "'x' is uniform; it must be a list.*");
        assertThatThrownBy(() -> new SpaceReader().space(Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("empty");
        assertThatThrownBy(() ->
                        new SpaceReader().space(Map.of("x", List.of("choice", List.of(Arrays.asList("a", null))))))
                .hasMessageContaining("null");
    }

    private static void refused(Object form, String message) {
        assertThatThrownBy(() -> new SpaceReader().space(Map.of("x", form)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageMatching("The hyperparameter " + message);
    }
}
