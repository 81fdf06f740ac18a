import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;

import com.sun.management.OperatingSystemMXBean;
import dev.lazurite.trainer.api.Parameter;
import dev.lazurite.trainer.api.Settings;
import dev.lazurite.trainer.deep.engine.DeviceChoice;
import dev.lazurite.trainer.deep.engine.Examples;
import dev.lazurite.trainer.deep.engine.NetworkTrainer;
import dev.lazurite.trainer.deep.engine.PyTorch;
import dev.lazurite.trainer.deep.engine.Targets;
import dev.lazurite.trainer.deep.network.Input;
import dev.lazurite.trainer.deep.network.Layer;
import dev.lazurite.trainer.deep.network.Network;
import dev.lazurite.trainer.deep.training.TrainingSettings;

/** CPU milliseconds a step of whole trainings, batches included: one line a network. */
final class StepTimes {
    private static final int ROUNDS = 5;

    public static void main(String[] arguments) throws IOException {
        var mlp = new Network(
                new Input.Features(784),
                List.of(new Layer.Dense(256), Layer.Activation.RELU, new Layer.Dense(256), Layer.Activation.RELU),
                10);
        var pool = new Layer.Pool(Layer.Pool.Kind.MAX, 2, 2);
        var cnn = new Network(
                new Input.Image(1, 28, 28),
                List.of(
                        new Layer.Convolution(16, 3, 1, 1), Layer.Activation.RELU, pool,
                        new Layer.Convolution(32, 3, 1, 1), Layer.Activation.RELU, pool, new Layer.Flatten()),
                10);
        measure("mlp", mlp, new Examples.Numbers(new float[64 * 100][784]), 64 * 100);
        measure("cnn", cnn, new Examples.Pictures(new Input.Image(1, 28, 28), new byte[64 * 40][784]), 64 * 40);
    }

    private static void measure(String name, Network network, Examples examples, int count) throws IOException {
        var random = new Random(1);
        if (examples instanceof Examples.Numbers numbers) {
            for (float[] row : numbers.rows()) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = (float) random.nextGaussian();
                }
            }
        } else if (examples instanceof Examples.Pictures pictures) {
            for (byte[] row : pictures.rows()) {
                random.nextBytes(row);
            }
        }
        int[] classes = random.ints(count, 0, 10).toArray();
        var values = new java.util.LinkedHashMap<String, Object>();
        for (Parameter each : TrainingSettings.parameters()) {
            values.put(each.name(), each.parse(each.fallback()));
        }
        values.put("epochs", ROUNDS + 2);
        values.put("validation_fraction", 0.0);
        var best = new double[] {Double.MAX_VALUE};
        var last = new double[] {cpu()};
        try (NetworkTrainer trainer = NetworkTrainer.of(
                PyTorch.start(DeviceChoice.CPU, 1), network, true, TrainingSettings.of(new Settings(values)), 1)) {
            trainer.fit(NetworkTrainer.Course.of(examples, new Targets.Classes(classes), losses -> {
                double now = cpu();
                if (losses.epoch() > 2) {
                    best[0] = Math.min(best[0], (now - last[0]) / (count / 64.0));
                }
                last[0] = now;
            }));
        }
        System.out.println(name + " " + best[0]);
    }

    private static double cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e6;
    }
}
