package dev.lazurite.trainer.deep.engine;

import java.util.Random;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.lazurite.trainer.deep.training.OptimizerSettings;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("pytorch")
final class WeightUpdateTest {
    @ParameterizedTest
    @EnumSource(OptimizerSettings.Kind.class)
    void update_on_the_heap_and_on_the_device_agree(OptimizerSettings.Kind kind) {
        NDManager manager = PyTorch.start(DeviceChoice.CPU, 1).engine().newBaseManager(Device.cpu());
        try (manager) {
            var random = new Random(5);
            var begun = new float[1000];
            for (int i = 0; i < begun.length; i++) {
                begun[i] = (float) random.nextGaussian();
            }
            NDArray first = manager.create(begun);
            NDArray second = manager.create(begun);
            var settings = new OptimizerSettings(kind, 0.1, 0.9);
            WeightUpdate host = new HostUpdate(settings, first);
            WeightUpdate device = new DeviceUpdate(settings, second);
            for (int step = 0; step < 5; step++) {
                var gradient = new float[begun.length];
                for (int i = 0; i < gradient.length; i++) {
                    gradient[i] = (float) random.nextGaussian();
                }
                device.step(gradient.clone(), 0.01, 1);
                host.step(gradient, 0.01, 1);
            }
            float[] ours = first.toFloatArray();
            float[] theirs = second.toFloatArray();
            for (int i = 0; i < ours.length; i++) {
                assertThat(ours[i]).isCloseTo(theirs[i], Offset.offset(1e-5f));
            }
            assertThat(ours[0]).isNotEqualTo(begun[0]);
        }
    }
}
