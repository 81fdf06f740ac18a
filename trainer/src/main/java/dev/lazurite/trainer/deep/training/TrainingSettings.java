package dev.lazurite.trainer.deep.training;

import java.util.List;

import dev.lazurite.trainer.api.Parameter;
import dev.lazurite.trainer.api.Settings;

/**
 * How a network is trained.
 *
 * @param batchSize examples a step and worker
 * @param patience epochs without a better validation loss after which training stops; 0 never stops early
 * @param validationFraction share of the training examples kept for the validation loss; 0 keeps none
 * @param clipNorm largest Euclidean norm of the gradient, which is scaled down to it; 0 does not clip
 * @param threads of PyTorch's; with one, a training is the same to the last bit each time
 */
public record TrainingSettings(
        int epochs,
        int batchSize,
        OptimizerSettings optimizer,
        double learningRate,
        Schedule schedule,
        int warmupSteps,
        int patience,
        double validationFraction,
        double clipNorm,
        boolean mixedPrecision,
        int threads) {

    /** The parameters that {@link #of} reads, with their defaults. */
    public static List<Parameter> parameters() {
        return List.of(
                new Parameter.Whole("epochs", 20, 1, Integer.MAX_VALUE, "passes over the training examples"),
                new Parameter.Whole("batch_size", 64, 1, Integer.MAX_VALUE, "examples a step and worker"),
                new Parameter.Choice("optimizer", "adam", OptimizerSettings.KINDS, "rule of the update"),
                new Parameter.Real("learning_rate", 0.001, 0, 10, "size of a step, at its largest"),
                new Parameter.Real("weight_decay", 0, 0, 10, "pull of the weights towards 0"),
                new Parameter.Real("momentum", 0.9, 0, 0.9999, "of sgd"),
                new Parameter.Choice("schedule", "constant", Schedule.NAMES, "course of the learning rate"),
                new Parameter.Whole("warmup_steps", 0, 0, Integer.MAX_VALUE, "steps in which the learning rate rises"),
                new Parameter.Whole(
                        "patience", 0, 0, Integer.MAX_VALUE, "epochs without a better loss to stop after; 0: never"),
                new Parameter.Real("validation_fraction", 0.1, 0, 0.9, "share of the examples for the validation loss"),
                new Parameter.Real("clip_norm", 0, 0, Double.MAX_VALUE, "largest norm of the gradient; 0: any"),
                new Parameter.Choice(
                        "precision",
                        "float32",
                        List.of("float32", "mixed"),
                        "mixed: half precision between float32 weights"),
                new Parameter.Whole("threads", 1, 1, 1024, "of PyTorch; more than 1 may differ in the last bits"));
    }

    /** Reads the parameters above. */
    public static TrainingSettings of(Settings settings) {
        return new TrainingSettings(
                settings.whole("epochs"),
                settings.whole("batch_size"),
                new OptimizerSettings(
                        OptimizerSettings.Kind.of(settings.choice("optimizer")),
                        settings.real("weight_decay"),
                        settings.real("momentum")),
                settings.real("learning_rate"),
                Schedule.of(settings.choice("schedule")),
                settings.whole("warmup_steps"),
                settings.whole("patience"),
                settings.real("validation_fraction"),
                settings.real("clip_norm"),
                settings.choice("precision").equals("mixed"),
                settings.whole("threads"));
    }

    /** The learning rate at a step, counted from 0, of so many. */
    public double rate(long step, long steps) {
        double warm = step < warmupSteps ? (step + 1.0) / (warmupSteps + 1.0) : 1;
        return learningRate * warm * schedule.share(step, steps);
    }
}
