package dev.lazurite.trainer.search.stopping;

import java.util.stream.IntStream;

import dev.lazurite.trainer.api.InvalidInputException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Examples worked by hand; those of Azure's documentation among them. */
final class PoliciesTest {
    private static final Cadence EVERY = new Cadence(1, 0);

    private static Curves curves(Goal goal, double[]... trials) {
        Curves curves = new Curves(goal);
        for (int trial = 0; trial < trials.length; trial++) {
            for (double metric : trials[trial]) {
                curves.log(trial, metric);
            }
        }
        return curves;
    }

    private static double[] run(double... metrics) {
        return metrics;
    }

    @Test
    void bandit_stops_below_the_best_over_one_plus_the_slack_factor() {
        // the documentation: 0.8 is best, slack factor 0.2, less than 0.66 stops
        var policy = new BanditPolicy(EVERY, 0.2, 0);
        assertThat(policy.stops(curves(Goal.MAXIMIZE, run(0.8), run(0.66)), 1)).isTrue();
        assertThat(policy.stops(curves(Goal.MAXIMIZE, run(0.8), run(0.67)), 1)).isFalse();
        assertThat(policy.stops(curves(Goal.MAXIMIZE, run(0.8), run(0.67)), 0)).isFalse();
    }

    @Test
    void bandit_stops_above_the_best_times_one_plus_the_slack_factor_where_less_is_better() {
        var policy = new BanditPolicy(EVERY, 0.2, 0);
        assertThat(policy.stops(curves(Goal.MINIMIZE, run(0.5), run(0.59)), 1)).isFalse();
        assertThat(policy.stops(curves(Goal.MINIMIZE, run(0.5), run(0.61)), 1)).isTrue();
    }

    @Test
    void bandit_with_a_slack_amount_stops_at_that_distance() {
        var policy = new BanditPolicy(EVERY, 0, 0.1);
        assertThat(policy.stops(curves(Goal.MAXIMIZE, run(0.8), run(0.69)), 1)).isTrue();
        assertThat(policy.stops(curves(Goal.MAXIMIZE, run(0.8), run(0.71)), 1)).isFalse();
    }

    @Test
    void bandit_compares_the_best_metrics_at_the_same_interval() {
        var policy = new BanditPolicy(EVERY, 0, 0.1);
        // at interval 2 the other was at 0.5; that it came to 0.9 later does not count, nor does the fall of this one
        assertThat(policy.stops(curves(Goal.MAXIMIZE, run(0.4, 0.5, 0.9), run(0.45, 0.1)), 1))
                .isFalse();
        assertThat(policy.stops(curves(Goal.MAXIMIZE, run(0.4, 0.5, 0.9), run(0.45, 0.1, 0.1)), 1))
                .isTrue();
    }

    @Test
    void bandit_never_stops_the_best_trial_whatever_the_sign() {
        var policy = new BanditPolicy(EVERY, 0.5, 0);
        assertThat(policy.stops(curves(Goal.MAXIMIZE, run(-1), run(-1.2)), 0)).isFalse();
        assertThat(policy.stops(curves(Goal.MAXIMIZE, run(-1), run(-1.2)), 1)).isFalse();
        assertThat(policy.stops(curves(Goal.MINIMIZE, run(-1), run(-0.4)), 1)).isTrue();
    }

    @Test
    void a_policy_is_due_at_multiples_of_its_interval_that_are_not_before_its_delay() {
        var policy = new BanditPolicy(new Cadence(2, 5), 0, 0.1);
        Curves curves = curves(Goal.MAXIMIZE, run(1, 1, 1, 1, 1, 1, 1, 1));
        boolean[] stopped = new boolean[9];
        IntStream.rangeClosed(1, 8).forEach(interval -> {
            curves.log(1, 0);
            stopped[interval] = policy.stops(curves, 1);
        });
        assertThat(stopped).containsExactly(false, false, false, false, false, false, true, false, true);
        assertThat(new Cadence(0, 0).due(1)).isTrue();
    }

    @Test
    void median_stopping_compares_the_best_metric_with_the_median_of_running_averages() {
        var policy = new MedianStoppingPolicy(EVERY);
        // averages over intervals 1 and 2: 0.5, 0.6, 0.25, 0.35; their median is 0.425
        double[][] trials = {run(0.4, 0.6, 0.9), run(0.5, 0.7), run(0.1, 0.4), run(0.27, 0.43)};
        assertThat(policy.stops(curves(Goal.MAXIMIZE, trials), 2)).isTrue();
        assertThat(policy.stops(curves(Goal.MAXIMIZE, trials), 3)).isFalse();
        assertThat(policy.stops(curves(Goal.MAXIMIZE, trials), 1)).isFalse();
    }

    @Test
    void median_stopping_of_a_trial_alone_never_stops_one_that_improves() {
        assertThat(new MedianStoppingPolicy(EVERY).stops(curves(Goal.MINIMIZE, run(3, 2, 1)), 0))
                .isFalse();
    }

    @Test
    void truncation_stops_the_worst_percentage_rounded_down() {
        var policy = new TruncationSelectionPolicy(EVERY, 20, false);
        double[][] five = {run(0.9), run(0.8), run(0.7), run(0.6), run(0.5)};
        assertThat(IntStream.range(0, 5).filter(trial -> policy.stops(curves(Goal.MAXIMIZE, five), trial)))
                .containsExactly(4);
        double[][] four = {run(0.9), run(0.8), run(0.7), run(0.6)};
        assertThat(policy.stops(curves(Goal.MAXIMIZE, four), 3)).isFalse();
    }

    @Test
    void truncation_compares_at_the_same_interval_and_keeps_ties() {
        var policy = new TruncationSelectionPolicy(EVERY, 50, false);
        // at interval 1 the older trial was no better than the younger one
        assertThat(policy.stops(curves(Goal.MAXIMIZE, run(0.1, 0.9), run(0.1)), 1))
                .isFalse();
        assertThat(policy.stops(curves(Goal.MAXIMIZE, run(0.2, 0.9), run(0.1)), 1))
                .isTrue();
    }

    @Test
    void truncation_may_leave_out_trials_that_are_over() {
        double[][] trials = {run(0.9), run(0.8), run(0.1), run(0.2)};
        Curves curves = curves(Goal.MAXIMIZE, trials);
        curves.finish(0);
        curves.finish(1);
        assertThat(new TruncationSelectionPolicy(EVERY, 50, false).stops(curves, 3))
                .isTrue();
        assertThat(new TruncationSelectionPolicy(EVERY, 50, true).stops(curves, 3))
                .isFalse();
        assertThat(new TruncationSelectionPolicy(EVERY, 50, true).stops(curves, 2))
                .isTrue();
    }

    @Test
    void successive_halving_lets_one_in_three_go_on_at_each_rung() {
        var policy = new AshaPolicy(2, 3);
        double[][] trials = {run(9, 9), run(9, 8), run(9, 7), run(9, 6), run(9, 5), run(9, 4)};
        Curves curves = curves(Goal.MINIMIZE, trials);
        assertThat(IntStream.range(0, 6).filter(trial -> !policy.stops(curves, trial)))
                .containsExactly(4, 5);
        curves.log(0, 9);
        assertThat(policy.stops(curves, 0)).as("3 is no rung").isFalse();
        assertThat(policy.stops(curves(Goal.MINIMIZE, run(9, 9)), 0))
                .as("the first to come")
                .isFalse();
    }

    @Test
    void hyperband_spreads_trials_over_brackets_that_halve_apart() {
        var policy = new HyperbandPolicy(1, 9, 3);
        assertThat(policy.brackets()).isEqualTo(3);
        // shares of 3 * 9 / 3, 3 * 3 / 2 and 3 * 1 / 1, rounded up
        long[] sizes = IntStream.range(0, 3)
                .mapToLong(bracket -> IntStream.range(0, 17)
                        .filter(trial -> policy.bracket(trial) == bracket)
                        .count())
                .toArray();
        assertThat(sizes).containsExactly(9, 5, 3);
        Curves curves = new Curves(Goal.MINIMIZE);
        IntStream.range(0, 17).forEach(trial -> curves.log(trial, trial));
        assertThat(IntStream.range(0, 17).filter(trial -> policy.stops(curves, trial)))
                .containsExactly(3, 4, 5, 6, 7, 8);
    }

    @Test
    void settings_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> new BanditPolicy(EVERY, 0.1, 0.1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new TruncationSelectionPolicy(EVERY, 100, false))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Cadence(-1, 0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new AshaPolicy(0, 3)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new HyperbandPolicy(4, 3, 3)).isInstanceOf(InvalidInputException.class);
    }
}
