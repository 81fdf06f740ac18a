package dev.lazurite.trainer.deep.engine;

import java.util.List;

import dev.lazurite.trainer.deep.network.Input;
import dev.lazurite.trainer.deep.network.Layer;
import dev.lazurite.trainer.deep.network.Network;
import dev.lazurite.trainer.deep.training.TrainingParameters;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Runs where {@code PYTORCH_LIBRARY_PATH} names a PyTorch with CUDA and there is a GPU. */
@Tag("pytorch")
final class GpuSmokeTest {
    @Test
    void network_trains_on_the_gpu_in_single_and_mixed_precision() throws Exception {
        PyTorch pytorch = PyTorch.start(DeviceChoice.of("auto"), 1);
        assumeThat(pytorch.deviceName()).startsWith("cuda");
        var network = new Network(new Input.Features(2), List.of(new Layer.Dense(16), Layer.Activation.RELU), 2);
        var rows = new float[256][2];
        var classes = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i][i % 2] = 1;
            classes[i] = i % 2;
        }
        for (String precision : List.of("float32", "mixed")) {
            var settings = TrainingParameters.settings("epochs=20", "learning_rate=0.01", "precision=" + precision);
            try (NetworkTrainer trainer = NetworkTrainer.of(pytorch, network, true, settings, 1)) {
                List<EpochLosses> losses = trainer.fit(NetworkTrainer.Course.of(
                        new Examples.Numbers(rows), new Targets.Classes(classes), epoch -> {}));
                assertThat(losses.get(19).training())
                        .as(precision)
                        .isLessThan(losses.get(0).training() / 2);
            }
        }
    }
}
