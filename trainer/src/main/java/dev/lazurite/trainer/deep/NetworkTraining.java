package dev.lazurite.trainer.deep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.CRC32;

import dev.lazurite.trainer.api.Column;
import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.api.Settings;
import dev.lazurite.trainer.api.Task;
import dev.lazurite.trainer.api.Trainer;
import dev.lazurite.trainer.deep.engine.EpochLosses;
import dev.lazurite.trainer.deep.engine.NetworkTrainer;
import dev.lazurite.trainer.deep.engine.PyTorch;
import dev.lazurite.trainer.deep.engine.Targets;
import dev.lazurite.trainer.deep.network.Network;
import dev.lazurite.trainer.deep.network.NetworkFile;
import dev.lazurite.trainer.deep.training.TrainingSettings;

/** Trains a declared network on a table. */
record NetworkTraining(NetworkFile declared, Task task, Settings settings, long seed, TrainingContext context)
        implements Trainer {
    @Override
    public NetworkModel train(Dataset data, String target) {
        int position = data.schema().indexOf(target);
        Column column = data.schema().columns().get(position);
        RowEncoder encoder = RowEncoder.fit(declared.input(), data, target);
        List<String> labels = task == Task.CLASSIFICATION ? labels(data, position, target) : List.of();
        var network = new Network(encoder.input(), declared.layers(), Math.max(1, labels.size()));
        TrainingSettings training = TrainingSettings.of(settings);
        PyTorch pytorch = PyTorch.start(context.device(), training.threads());
        NetworkTrainer trainer = NetworkTrainer.of(pytorch, network, !labels.isEmpty(), training, seed);
        Numbers numbers = labels.isEmpty() ? Numbers.of(data, position) : new Numbers(new double[0], 0, 1);
        Targets targets = labels.isEmpty() ? numbers.targets() : classes(data, position, labels);
        try {
            List<EpochLosses> epochs = trainer.fit(new NetworkTrainer.Course(
                    encoder.encode(data),
                    targets,
                    context.collective(),
                    context.checkpoint(),
                    fingerprint(data, network),
                    context.listener()));
            return new NetworkModel(network, trainer, encoder, column, labels, numbers.mean, numbers.deviation, epochs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> labels(Dataset data, int position, String target) {
        var distinct = new TreeSet<String>();
        for (int row = 0; row < data.rows(); row++) {
            distinct.add(data.text(position, row));
        }
        if (distinct.size() < 2) {
            throw new InvalidInputException("Target '%s' has one class only, %s; classification needs at least two."
                    .formatted(target, distinct));
        }
        return List.copyOf(distinct);
    }

    private static Targets classes(Dataset data, int position, List<String> labels) {
        var numbers = new int[data.rows()];
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = labels.indexOf(data.text(position, row));
        }
        return new Targets.Classes(numbers);
    }

    /** Everything that decides the training, in a few words: checkpoints of another one are refused by it. */
    private String fingerprint(Dataset data, Network network) {
        var content = new CRC32();
        for (int c = 0; c < data.schema().columns().size(); c++) {
            for (int row = 0; row < data.rows(); row++) {
                String cell = switch (data.schema().columns().get(c).type()) {
                    case CATEGORICAL -> data.text(c, row);
                    default -> Double.toString(data.number(c, row));
                };
                content.update(cell.getBytes(StandardCharsets.UTF_8));
            }
        }
        return "%s %s seed %d workers %d data %08x"
                .formatted(
                        network,
                        Map.copyOf(settings.values()).hashCode(),
                        seed,
                        context.collective().workers(),
                        content.getValue());
    }

    /** A target of numbers, brought to mean 0 and deviation 1. */
    @SuppressWarnings("ArrayRecordComponent") // two such are never compared
    private record Numbers(double[] values, double mean, double deviation) {
        static Numbers of(Dataset data, int position) {
            var values = new double[data.rows()];
            double mean = 0;
            for (int row = 0; row < values.length; row++) {
                values[row] = data.number(position, row);
                mean += values[row] / values.length;
            }
            double squares = 0;
            for (double value : values) {
                squares += (value - mean) * (value - mean) / values.length;
            }
            return new Numbers(values, mean, squares > 0 ? Math.sqrt(squares) : 1);
        }

        Targets targets() {
            var scaled = new float[values.length];
            for (int i = 0; i < scaled.length; i++) {
                scaled[i] = (float) ((values[i] - mean) / deviation);
            }
            return new Targets.Values(scaled);
        }
    }
}
