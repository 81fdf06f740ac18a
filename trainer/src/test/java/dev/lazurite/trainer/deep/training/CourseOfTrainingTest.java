package dev.lazurite.trainer.deep.training;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class CourseOfTrainingTest {
    private static final Offset<Double> CLOSE = Offset.offset(1e-12);

    @Test
    void schedules_go_their_course() {
        assertThat(Schedule.CONSTANT.share(70, 100)).isEqualTo(1);
        assertThat(Schedule.LINEAR.share(25, 100)).isEqualTo(0.75, CLOSE);
        assertThat(Schedule.COSINE.share(0, 100)).isEqualTo(1);
        assertThat(Schedule.COSINE.share(50, 100)).isEqualTo(0.5, CLOSE);
        assertThat(Schedule.STEP.share(32, 99)).isEqualTo(1);
        assertThat(Schedule.STEP.share(33, 99)).isEqualTo(0.1, CLOSE);
        assertThat(Schedule.STEP.share(98, 99)).isEqualTo(0.01, CLOSE);
    }

    @Test
    void learning_rate_rises_over_the_warmup() {
        TrainingSettings settings = TrainingParameters.settings("learning_rate=0.1", "warmup_steps=4");
        assertThat(settings.rate(0, 100)).isEqualTo(0.02, CLOSE);
        assertThat(settings.rate(3, 100)).isEqualTo(0.08, CLOSE);
        assertThat(settings.rate(4, 100)).isEqualTo(0.1, CLOSE);
    }

    @Test
    void early_stopping_waits_for_its_patience_and_keeps_the_best_epoch() {
        EarlyStopping stopping = EarlyStopping.after(2);
        for (double loss : new double[] {3, 2, Double.NaN}) {
            stopping = stopping.seen(loss);
        }
        assertThat(stopping.over()).isFalse();
        assertThat(stopping.improved()).isFalse();
        stopping = stopping.seen(2);
        assertThat(stopping.over()).isTrue();
        assertThat(stopping.bestEpoch()).isEqualTo(2);
        assertThat(EarlyStopping.after(0).seen(1).seen(2).seen(3).over()).isFalse();
    }

    @Test
    void an_epoch_sees_each_example_once_in_an_order_of_its_own() {
        var batches = new Batches(103, 8, 1, 5);
        assertThat(batches.steps()).isEqualTo(13);
        int[] first = batches.order(0);
        assertThat(first).containsExactlyInAnyOrder(IntStream.range(0, 103).toArray());
        assertThat(batches.order(1)).isNotEqualTo(first);
        assertThat(batches.order(0)).isEqualTo(first);
        assertThat(batches.together(12)).isEqualTo(7);
    }

    @Test
    void workers_share_the_batches_of_one_with_as_many_times_the_batch() {
        var alone = new Batches(103, 32, 1, 5);
        var shared = new Batches(103, 8, 4, 5);
        int[] order = alone.order(3);
        assertThat(shared.order(3)).isEqualTo(order);
        assertThat(shared.steps()).isEqualTo(alone.steps());
        for (int step = 0; step < alone.steps(); step++) {
            List<Integer> parts = new ArrayList<>();
            for (int worker = 0; worker < 4; worker++) {
                IntStream.of(shared.part(order, step, worker)).forEach(parts::add);
            }
            assertThat(parts)
                    .containsExactlyElementsOf(
                            IntStream.of(alone.part(order, step, 0)).boxed().toList());
        }
    }

    @Test
    void loss_scale_halves_on_overflow_and_doubles_after_steady_steps() {
        LossScale scale = LossScale.HALF.after(true);
        assertThat(scale.factor()).isEqualTo(512);
        for (int step = 0; step < 2000; step++) {
            scale = scale.after(false);
        }
        assertThat(scale.factor()).isEqualTo(1024);
    }
}
