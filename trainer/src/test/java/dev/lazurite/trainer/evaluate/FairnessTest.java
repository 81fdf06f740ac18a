package dev.lazurite.trainer.evaluate;

import java.util.List;
import java.util.Map;

import dev.lazurite.trainer.ReferenceNumbers;
import org.junit.jupiter.api.Test;

import static dev.lazurite.trainer.ReferenceNumbers.cases;
import static dev.lazurite.trainer.ReferenceNumbers.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

final class FairnessTest {
    private static boolean[] flags(Object list) {
        List<?> values = (List<?>) list;
        var flags = new boolean[values.size()];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = values.get(i).equals(1);
        }
        return flags;
    }

    @Test
    void rates_and_disparities_are_those_of_fairlearn() {
        for (Map<?, ?> each : cases("fairness")) {
            boolean[] actual = flags(each.get("actual"));
            boolean[] predicted = flags(each.get("predicted"));
            var right = new boolean[actual.length];
            for (int i = 0; i < right.length; i++) {
                right[i] = actual[i] == predicted[i];
            }
            var fairness = Fairness.ofSelection(ReferenceNumbers.texts(each.get("groups")), actual, predicted, right);
            var groups = (Map<?, ?>) each.get("by_group");
            assertThat(fairness.groups()).hasSize(groups.size());
            fairness.groups().forEach((group, measures) -> same(measures, (Map<?, ?>) groups.get(group)));
            same(fairness.disparities(), (Map<?, ?>) each.get("disparities"));
        }
    }

    private static void same(Map<String, Double> ours, Map<?, ?> reference) {
        assertThat(ours.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        reference.keySet().stream().map(String.class::cast).toList());
        ours.forEach((name, value) -> assertThat(value).as(name).isCloseTo(number(reference.get(name)), offset(1e-9)));
    }

    @Test
    void ratio_of_groups_of_which_nobody_is_chosen_is_not_a_number() {
        var nobody = new boolean[2];
        var fairness = Fairness.ofSelection(new String[] {"a", "b"}, nobody, nobody, new boolean[] {true, true});
        assertThat(fairness.disparities().get("demographic_parity_difference")).isZero();
        assertThat(fairness.disparities().get("demographic_parity_ratio")).isNaN();
    }

    @Test
    void errors_of_numbers_are_compared_by_group() {
        var fairness = Fairness.ofNumbers(
                new String[] {"a", "b", "a", "b"}, new double[] {1, 2, 3, 4}, new double[] {2, 2, 3, 8});
        assertThat(fairness.groups().get("a"))
                .containsEntry("count", 2.0)
                .containsEntry("mean_prediction", 2.5)
                .containsEntry("mean_absolute_error", 0.5)
                .containsEntry("root_mean_squared_error", Math.sqrt(0.5));
        assertThat(fairness.disparities())
                .containsEntry("mean_prediction_difference", 2.5)
                .containsEntry("mean_absolute_error_difference", 1.5)
                .containsEntry("root_mean_squared_error_difference", Math.sqrt(8) - Math.sqrt(0.5));
    }
}
