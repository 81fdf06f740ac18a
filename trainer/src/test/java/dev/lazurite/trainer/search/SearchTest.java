package dev.lazurite.trainer.search;

import java.util.List;
import java.util.Map;

import dev.lazurite.trainer.search.sampling.RandomSampler;
import dev.lazurite.trainer.search.sampling.TpeSampler;
import dev.lazurite.trainer.search.space.SearchSpace;
import dev.lazurite.trainer.search.space.SpaceReader;
import dev.lazurite.trainer.search.stopping.BanditPolicy;
import dev.lazurite.trainer.search.stopping.Cadence;
import dev.lazurite.trainer.search.stopping.Goal;
import dev.lazurite.trainer.search.stopping.StoppingPolicy;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class SearchTest {
    private static final SearchSpace SPACE = new SpaceReader().space(Map.of("x", List.of("uniform", List.of(-1, 1))));

    private static Search tpe() {
        return new Search(SPACE, new TpeSampler(SPACE, 9), Goal.MAXIMIZE, StoppingPolicy.NONE);
    }

    private static void step(Search search) {
        Trial trial = search.ask().orElseThrow();
        double x = (double) trial.values().get("x");
        search.log(trial.number(), -x * x);
        search.end(trial.number());
    }

    @Test
    void the_best_trial_is_the_one_with_the_best_metric_it_ever_logged() {
        Search search = new Search(SPACE, new RandomSampler(SPACE, 1), Goal.MAXIMIZE, StoppingPolicy.NONE);
        for (int trial = 0; trial < 3; trial++) {
            assertThat(search.ask().orElseThrow().number()).isEqualTo(trial);
        }
        search.log(0, 0.5);
        search.log(1, 0.9);
        search.log(1, 0.1);
        search.log(2, 1);
        search.end(0);
        search.end(1);
        search.fail(2);
        assertThat(search.best()).hasValue(1);
        assertThat(search.metric(1)).hasValue(0.9);
    }

    @Test
    void a_search_that_is_restored_goes_on_as_if_nothing_had_happened() {
        Search whole = tpe();
        Search first = tpe();
        for (int i = 0; i < 30; i++) {
            step(whole);
        }
        for (int i = 0; i < 17; i++) {
            step(first);
        }
        Search second = tpe();
        second.restore(first.events());
        for (int i = 17; i < 30; i++) {
            step(second);
        }
        assertThat(second.events()).isEqualTo(whole.events());
    }

    @Test
    void the_policy_sees_each_metric_and_what_is_no_number_is_not_an_interval() {
        Search search = new Search(
                SPACE, new RandomSampler(SPACE, 1), Goal.MINIMIZE, new BanditPolicy(new Cadence(1, 2), 0, 1));
        search.ask();
        search.ask();
        assertThat(search.log(0, 1)).isFalse();
        assertThat(search.log(1, 5)).isFalse();
        assertThat(search.log(1, Double.NaN)).isFalse();
        assertThat(search.log(1, 5)).isTrue();
    }

    @Test
    void a_trial_is_told_of_once_and_only_after_it_was_asked_for() {
        Search search = tpe();
        assertThatThrownBy(() -> search.end(0)).hasMessageContaining("no trial 0");
        step(search);
        assertThatThrownBy(() -> search.fail(0)).hasMessageContaining("over already");
        assertThat(search.best()).hasValue(0);
    }

    @Test
    void a_search_without_results_has_no_best_trial() {
        Search search = tpe();
        search.ask();
        search.end(0);
        assertThat(search.best()).isEmpty();
    }
}
