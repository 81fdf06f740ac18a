package dev.lazurite.trainer.deep.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.deep.distributed.Collective;
import dev.lazurite.trainer.deep.network.Input;
import dev.lazurite.trainer.deep.network.Network;
import dev.lazurite.trainer.deep.training.Batches;
import dev.lazurite.trainer.deep.training.EarlyStopping;
import dev.lazurite.trainer.deep.training.LossScale;
import dev.lazurite.trainer.deep.training.TrainingSettings;

/** Trains one network, declared or a DJL block made in Java. Not for several threads. */
public final class NetworkTrainer implements AutoCloseable {
    private static final int SCORED_TOGETHER = 256;

    private final PyTorch pytorch;
    private final NDManager manager;
    private final TrainingSettings settings;
    private final long seed;
    private final FlatParameters parameters;
    private final TrainingStep step;
    private final WeightUpdate update;

    /**
     * A declared network with the weights it begins with.
     *
     * @param classes whether it tells classes apart, rather than predict a number
     */
    public static NetworkTrainer of(
            PyTorch pytorch, Network network, boolean classes, TrainingSettings settings, long seed) {
        int[] sizes = network.input().dimensions().sizes();
        var shape = new long[sizes.length + 1];
        shape[0] = 1;
        for (int i = 0; i < sizes.length; i++) {
            shape[i + 1] = sizes[i];
        }
        if (settings.mixedPrecision() && network.input() instanceof Input.Text) {
            throw new InvalidInputException("precision=mixed is not there for texts yet. Use precision=float32.");
        }
        return new NetworkTrainer(pytorch, new NetworkBlock(network), new Shape(shape), classes, settings, seed);
    }

    /**
     * A block made in Java, whose parameters are made here.
     *
     * @param input shape of its input, the batch first, of any size
     */
    public NetworkTrainer(
            PyTorch pytorch, Block block, Shape input, boolean classes, TrainingSettings settings, long seed) {
        this.pytorch = pytorch;
        this.settings = settings;
        this.seed = seed;
        manager = pytorch.engine().newBaseManager(pytorch.device());
        parameters = new FlatParameters(block, input, manager, seed);
        if (settings.mixedPrecision() && parameters.hasStatistics()) {
            throw new InvalidInputException(
                    "precision=mixed does not go with batch_norm, whose statistics need float32. Use layer_norm, or precision=float32.");
        }
        step = new TrainingStep(pytorch, block, parameters, classes, settings.mixedPrecision());
        update = WeightUpdate.of(settings.optimizer(), parameters.flat());
    }

    /** Everything that a training needs beside its network. */
    public record Course(
            Examples examples,
            Targets targets,
            Collective collective,
            Optional<Path> checkpoint,
            String fingerprint,
            Consumer<EpochLosses> listener) {
        /** A training by itself, without checkpoints. */
        public static Course of(Examples examples, Targets targets, Consumer<EpochLosses> listener) {
            return new Course(examples, targets, Collective.ALONE, Optional.empty(), "", listener);
        }
    }

    /**
     * Trains to the end, from the checkpoint where there is one, and leaves the weights of the best epoch.
     *
     * @return the losses of all epochs, those before the checkpoint too
     * @throws InvalidInputException when the loss is no number any more
     */
    public List<EpochLosses> fit(Course course) throws IOException {
        int kept = (int) Math.round(course.examples().count() * settings.validationFraction());
        int[] shuffled = new Batches(course.examples().count(), 1, 1, seed).order(-1);
        int[] validation = IntStream.range(0, kept).map(i -> shuffled[i]).toArray();
        int[] training =
                IntStream.range(kept, shuffled.length).map(i -> shuffled[i]).toArray();
        var batches = new Batches(
                training.length, settings.batchSize(), course.collective().workers(), seed);
        var done = new Progress(settings);
        if (course.checkpoint().isPresent()) {
            Checkpoint.read(course.checkpoint().get(), course.fingerprint(), settings.patience())
                    .ifPresent(checkpoint -> resume(checkpoint, done));
        }
        while (done.epochs.size() < settings.epochs() && !done.stopping.over()) {
            int epoch = done.epochs.size();
            double loss = epoch(course, batches, training, epoch, done);
            double held = kept == 0 ? loss : loss(course, validation);
            long steps = (long) settings.epochs() * batches.steps();
            var losses = new EpochLosses(epoch + 1, loss, held, settings.rate(done.steps - 1, steps));
            requireNumber(losses);
            done.ended(losses, parameters);
            if (course.checkpoint().isPresent() && course.collective().rank() == 0) {
                done.checkpoint(course.fingerprint(), parameters, update)
                        .write(course.checkpoint().get());
            }
            course.listener().accept(losses);
        }
        parameters.tensors(done.best);
        update.weightsChanged();
        return List.copyOf(done.epochs);
    }

    private void requireNumber(EpochLosses losses) {
        if (!Double.isFinite(losses.training())) {
            throw new InvalidInputException(
                    "The loss is %s in epoch %d: the training ran away. Use a smaller learning_rate (it is %s), or clip_norm=1."
                            .formatted(losses.training(), losses.epoch(), settings.learningRate()));
        }
    }

    private void resume(Checkpoint checkpoint, Progress done) {
        parameters.tensors(checkpoint.weights());
        update.restore(checkpoint.moments(), checkpoint.steps());
        done.epochs.addAll(checkpoint.epochs());
        done.steps = checkpoint.steps();
        done.stopping = checkpoint.stopping();
        done.scale = checkpoint.scale();
        done.best = checkpoint.best();
    }

    /** The mean loss of one pass. */
    private double epoch(Course course, Batches batches, int[] training, int epoch, Progress done) {
        int[] order = batches.order(epoch);
        long steps = (long) settings.epochs() * batches.steps();
        double losses = 0;
        for (int s = 0; s < batches.steps(); s++) {
            int[] part = batches.part(order, s, course.collective().rank());
            int[] rows = IntStream.of(part).map(i -> training[i]).toArray();
            // dropout depends on seed, step and worker alone, so that it is the same after a restart
            pytorch.engine().setRandomSeed((int)
                    (seed + 31 * done.steps + course.collective().rank()));
            double rate = settings.rate(done.steps, steps);
            losses += step(course, rows, batches.together(s), rate, done) * batches.together(s);
            done.steps++;
        }
        return losses / batches.examples();
    }

    private double step(Course course, int[] rows, int together, double rate, Progress done) {
        try (NDManager own = manager.newSubManager()) {
            if (course.collective().workers() == 1) {
                return pass(course, rows, own, done, gradient -> {
                    if (done.accepts(() -> gradient.norm().getFloat())) {
                        update.step(gradient, rate, settings.clipNorm());
                    }
                });
            }
            var summed = new SharedGradient(parameters.size());
            if (rows.length > 0) {
                float loss = pass(course, rows, own, done, summed::take);
                summed.weigh(loss, (float) rows.length / together);
            }
            summed.share(course.collective());
            float[] gradient = summed.gradient();
            if (done.accepts(() -> largest(gradient))) {
                update.step(gradient, rate, settings.clipNorm());
            }
            return summed.loss();
        }
    }

    private float pass(Course course, int[] rows, NDManager own, Progress done, TrainingStep.GradientUse use) {
        NDArray examples = course.examples().batch(own, rows);
        NDArray targets = course.targets().batch(own, rows);
        return step.run(own, examples, targets, done.scale.factor(), use);
    }

    /** The largest of the numbers, or the one that is none. */
    private static double largest(float[] numbers) {
        float largest = 0;
        for (float number : numbers) {
            largest = Math.max(largest, Math.abs(number));
        }
        return largest;
    }

    private double loss(Course course, int[] rows) {
        double sum = 0;
        for (int from = 0; from < rows.length; from += SCORED_TOGETHER) {
            int[] part = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + SCORED_TOGETHER));
            try (NDManager own = manager.newSubManager()) {
                NDArray outputs = step.outputs(own, course.examples().batch(own, part));
                sum += (double) part.length
                        * step.loss(outputs, course.targets().batch(own, part)).getFloat();
            }
        }
        return sum / rows.length;
    }

    /** The outputs of the network for each example, before any softmax. */
    public float[][] outputs(Examples examples) {
        var outputs = new float[examples.count()][];
        for (int from = 0; from < outputs.length; from += SCORED_TOGETHER) {
            int[] rows = IntStream.range(from, Math.min(outputs.length, from + SCORED_TOGETHER))
                    .toArray();
            try (NDManager own = manager.newSubManager()) {
                NDArray scored = step.outputs(own, examples.batch(own, rows));
                float[] flat = scored.toFloatArray();
                int width = flat.length / rows.length;
                for (int i = 0; i < rows.length; i++) {
                    outputs[rows[i]] = Arrays.copyOfRange(flat, i * width, (i + 1) * width);
                }
            }
        }
        return outputs;
    }

    /** Every parameter by name, as it is now. */
    public Map<String, Tensor> tensors() {
        return parameters.tensors();
    }

    /** Takes parameters that {@link #tensors} gave. */
    public void tensors(Map<String, Tensor> tensors) {
        parameters.tensors(tensors);
        update.weightsChanged();
    }

    @Override
    public void close() {
        manager.close();
    }

    /** How far a training has come. */
    private static final class Progress {
        private final List<EpochLosses> epochs = new ArrayList<>();
        private EarlyStopping stopping;
        private final boolean mixed;
        private LossScale scale;
        private long steps;
        private Map<String, Tensor> best = Map.of();

        Progress(TrainingSettings settings) {
            stopping = EarlyStopping.after(settings.patience());
            mixed = settings.mixedPrecision();
            scale = mixed ? LossScale.HALF : LossScale.NONE;
        }

        /** Whether a step is to be made: in half precision, not where the gradient overflowed. */
        boolean accepts(DoubleSupplier size) {
            if (!mixed) {
                return true;
            }
            boolean finite = Double.isFinite(size.getAsDouble());
            scale = scale.after(!finite);
            return finite;
        }

        void ended(EpochLosses losses, FlatParameters parameters) {
            epochs.add(losses);
            stopping = stopping.seen(losses.validation());
            if (stopping.improved() || best.isEmpty()) {
                best = parameters.tensors();
            }
        }

        Checkpoint checkpoint(String fingerprint, FlatParameters parameters, WeightUpdate update) {
            return new Checkpoint(
                    fingerprint,
                    steps,
                    List.copyOf(epochs),
                    stopping,
                    scale,
                    parameters.tensors(),
                    best,
                    update.moments());
        }
    }
}
