package dev.lazurite.trainer.automl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import dev.lazurite.trainer.Tables;
import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.Progress;
import dev.lazurite.trainer.api.Task;
import dev.lazurite.trainer.data.TableFile;
import dev.lazurite.trainer.data.TableOptions;
import dev.lazurite.trainer.data.TrainTestSplit;
import dev.lazurite.trainer.tabular.Evaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class AutoMlTest {
    @TempDir
    private Path folder;

    private final List<String> tried = new ArrayList<>();

    private Dataset houses() throws IOException {
        return TableFile.open(TableOptions.of(Tables.houses(folder))).read("price", Task.REGRESSION, Progress.SILENT);
    }

    private AutoMlResult run(AutoMlSettings settings, Dataset data, String target, long tick) {
        var clock = new AtomicLong();
        return AutoMl.run(
                settings,
                data,
                target,
                () -> clock.getAndAdd(tick),
                (trial, learner, parameters, metric, score) -> tried.add(learner));
    }

    @Test
    void blend_of_a_linear_target_is_as_good_as_least_squares() throws IOException {
        var split = TrainTestSplit.of(houses(), Optional.of("price"), 0.25, 1);
        var result = run(new AutoMlSettings("r2_score", 7, 60, 3, 1), split.train(), "price", 0);
        assertThat(tried)
                .hasSize(7)
                .startsWith("gradient-boosting", "linear-regression", "random-forest", "elastic-net");
        assertThat(Evaluation.of(result.model(), split.test()).values().get("r2"))
                .isGreaterThan(0.97);
        assertThat(result.score())
                .isGreaterThanOrEqualTo(result.leaderboard().get(0).score());
        assertThat(result.leaderboard()).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
        assertThat(result.leaderboard().stream()
                        .mapToInt(AutoMlResult.Entry::weight)
                        .sum())
                .isPositive();
    }

    @Test
    void equal_seeds_come_to_the_same() throws IOException {
        Dataset data = TableFile.open(TableOptions.of(Tables.iris(folder)))
                .read("species", Task.CLASSIFICATION, Progress.SILENT);
        var settings = new AutoMlSettings("", 5, 60, 3, 4);
        var one = run(settings, data, "species", 0);
        var other = run(settings, data, "species", 0);
        assertThat(other.leaderboard()).isEqualTo(one.leaderboard());
        assertThat(other.model().predict(data)).isEqualTo(one.model().predict(data));
        assertThat(one.primaryMetric()).isEqualTo("AUC_weighted");
    }

    @Test
    void no_trial_starts_when_the_time_is_up_but_one_is_tried() throws IOException {
        run(new AutoMlSettings("", 50, 2, 3, 1), houses(), "price", 5_000_000_000L);
        assertThat(tried).containsExactly("gradient-boosting");
    }

    @Test
    void metric_of_the_other_task_is_refused() throws IOException {
        Dataset data = houses();
        assertThatThrownBy(() -> run(new AutoMlSettings("accuracy", 2, 9, 3, 1), data, "price", 0))
                .hasMessageContaining("The primary metric 'accuracy' is not one for regression. Those are:")
                .hasMessageContaining("r2_score");
    }
}
