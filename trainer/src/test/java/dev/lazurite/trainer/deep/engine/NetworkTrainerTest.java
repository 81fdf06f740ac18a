package dev.lazurite.trainer.deep.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.deep.distributed.Collective;
import dev.lazurite.trainer.deep.network.Input;
import dev.lazurite.trainer.deep.network.Layer;
import dev.lazurite.trainer.deep.network.Network;
import dev.lazurite.trainer.deep.training.TrainingParameters;
import dev.lazurite.trainer.deep.training.TrainingSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Tag("pytorch")
final class NetworkTrainerTest {
    private static final Network NETWORK = new Network(
            new Input.Features(2),
            List.of(
                    new Layer.Dense(16),
                    Layer.Activation.TANH,
                    new Layer.Dropout(0.1),
                    new Layer.Dense(16),
                    Layer.Activation.RELU),
            2);

    @TempDir
    private Path folder;

    private final PyTorch pytorch = PyTorch.start(DeviceChoice.CPU, 1);

    /** Inside or outside a ring. */
    private static final class Ring {
        final float[][] rows = new float[400][2];
        final int[] classes = new int[rows.length];

        Ring() {
            var random = new Random(3);
            for (int i = 0; i < rows.length; i++) {
                rows[i][0] = (float) random.nextGaussian();
                rows[i][1] = (float) random.nextGaussian();
                classes[i] = rows[i][0] * rows[i][0] + rows[i][1] * rows[i][1] < 1.4 ? 1 : 0;
            }
        }
    }

    private static TrainingSettings settings(String... typed) {
        return TrainingParameters.settings(typed);
    }

    private NetworkTrainer trainer(TrainingSettings settings) {
        return NetworkTrainer.of(pytorch, NETWORK, true, settings, 7);
    }

    private static NetworkTrainer.Course course(Optional<Path> checkpoint, List<EpochLosses> heard, int until) {
        var ring = new Ring();
        return new NetworkTrainer.Course(
                new Examples.Numbers(ring.rows),
                new Targets.Classes(ring.classes),
                Collective.ALONE,
                checkpoint,
                "ring",
                losses -> {
                    heard.add(losses);
                    if (losses.epoch() == until) {
                        throw new IllegalStateException("interrupted");
                    }
                });
    }

    @Test
    void network_learns_what_is_not_linear() throws Exception {
        List<EpochLosses> heard = new ArrayList<>();
        try (NetworkTrainer trainer = trainer(settings("epochs=30", "learning_rate=0.01"))) {
            List<EpochLosses> losses = trainer.fit(course(Optional.empty(), heard, 0));
            assertThat(losses).hasSize(30).isEqualTo(heard);
            assertThat(losses.get(29).training()).isLessThan(losses.get(0).training() / 3);
            var ring = new Ring();
            float[][] outputs = trainer.outputs(new Examples.Numbers(ring.rows));
            int right = 0;
            for (int i = 0; i < outputs.length; i++) {
                right += (outputs[i][1] > outputs[i][0] ? 1 : 0) == ring.classes[i] ? 1 : 0;
            }
            assertThat(right).isGreaterThan(370);
        }
    }

    @Test
    void resumed_training_has_the_same_losses_and_weights_to_the_last_bit() throws Exception {
        for (String optimizer : List.of("adam", "adamw", "sgd")) {
            TrainingSettings settings = settings(
                    "epochs=6",
                    "optimizer=" + optimizer,
                    "schedule=cosine",
                    "clip_norm=0.5",
                    "weight_decay=0.01",
                    "patience=5");
            List<EpochLosses> whole;
            Map<String, Tensor> weights;
            try (NetworkTrainer trainer = trainer(settings)) {
                whole = trainer.fit(course(Optional.empty(), new ArrayList<>(), 0));
                weights = trainer.tensors();
            }
            Optional<Path> checkpoint = Optional.of(folder.resolve(optimizer + ".safetensors"));
            try (NetworkTrainer trainer = trainer(settings)) {
                assertThatThrownBy(() -> trainer.fit(course(checkpoint, new ArrayList<>(), 2)))
                        .hasMessage("interrupted");
            }
            try (NetworkTrainer trainer = trainer(settings)) {
                List<EpochLosses> heard = new ArrayList<>();
                assertThat(trainer.fit(course(checkpoint, heard, 0))).isEqualTo(whole);
                assertThat(heard).hasSize(4);
                trainer.tensors()
                        .forEach((name, tensor) -> assertThat(tensor.values())
                                .containsExactly(weights.get(name).values()));
            }
        }
    }

    @Test
    void checkpoint_of_another_training_is_refused() throws Exception {
        Path checkpoint = folder.resolve("other.safetensors");
        try (NetworkTrainer trainer = trainer(settings("epochs=1"))) {
            trainer.fit(course(Optional.of(checkpoint), new ArrayList<>(), 0));
        }
        assertThatThrownBy(() -> Checkpoint.read(checkpoint, "another", 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is of another training");
    }

    @Test
    void early_stopping_ends_the_training_and_leaves_the_best_weights() throws Exception {
        try (NetworkTrainer trainer =
                trainer(settings("epochs=200", "learning_rate=0.05", "patience=3", "validation_fraction=0.3"))) {
            List<EpochLosses> losses = trainer.fit(course(Optional.empty(), new ArrayList<>(), 0));
            assertThat(losses).hasSizeLessThan(200);
            double best =
                    losses.stream().mapToDouble(EpochLosses::validation).min().orElseThrow();
            assertThat(losses.get(losses.size() - 4).validation()).isEqualTo(best);
        }
    }

    @Test
    void training_that_runs_away_is_refused_with_the_way_out() {
        try (NetworkTrainer trainer =
                trainer(settings("epochs=20", "optimizer=sgd", "learning_rate=10", "momentum=0.999"))) {
            var ring = new Ring();
            ring.rows[0][0] = Float.NaN;
            assertThatThrownBy(() -> trainer.fit(NetworkTrainer.Course.of(
                            new Examples.Numbers(ring.rows), new Targets.Classes(ring.classes), losses -> {})))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("Use a smaller learning_rate");
        }
    }

    @Test
    void a_block_made_in_java_is_trained_like_a_declared_one() throws Exception {
        var block = new SequentialBlock()
                .add(Linear.builder().setUnits(8).build())
                .add(Activation.reluBlock())
                .add(Linear.builder().setUnits(2).build());
        try (var trainer = new NetworkTrainer(pytorch, block, new Shape(1, 2), true, settings("epochs=10"), 7)) {
            List<EpochLosses> losses = trainer.fit(course(Optional.empty(), new ArrayList<>(), 0));
            assertThat(losses.get(9).training()).isLessThan(losses.get(0).training());
        }
    }

    @Test
    void mixed_precision_learns_too() throws Exception {
        try (NetworkTrainer trainer = trainer(settings("epochs=30", "learning_rate=0.01", "precision=mixed"))) {
            List<EpochLosses> losses = trainer.fit(course(Optional.empty(), new ArrayList<>(), 0));
            assertThat(losses.get(29).training()).isLessThan(losses.get(0).training() / 2);
        }
    }
}
