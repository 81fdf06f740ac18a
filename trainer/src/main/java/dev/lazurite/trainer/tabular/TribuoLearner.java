package dev.lazurite.trainer.tabular;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.api.Learner;
import dev.lazurite.trainer.api.Parameter;
import dev.lazurite.trainer.api.Settings;
import dev.lazurite.trainer.api.Task;
import dev.lazurite.trainer.api.Trainer;
import dev.lazurite.trainer.data.Featuriser.Scaling;
import org.tribuo.Output;
import org.tribuo.classification.Label;
import org.tribuo.regression.Regressor;

/**
 * A learner whose training is Tribuo's.
 *
 * @param scaledTarget whether a numeric target is brought to mean 0 and deviation 1 for training
 */
record TribuoLearner(
        String name,
        String summary,
        List<Parameter> parameters,
        Scaling scaling,
        boolean scaledTarget,
        Optional<Recipe<Label>> classifier,
        Optional<Recipe<Regressor>> regressor)
        implements Learner {

    /** Makes Tribuo's trainer from settings. */
    @FunctionalInterface
    interface Recipe<T extends Output<T>> {
        org.tribuo.Trainer<T> trainer(Settings settings, long seed);
    }

    @Override
    public Set<Task> tasks() {
        var tasks = EnumSet.noneOf(Task.class);
        classifier.ifPresent(recipe -> tasks.add(Task.CLASSIFICATION));
        regressor.ifPresent(recipe -> tasks.add(Task.REGRESSION));
        return tasks;
    }

    @Override
    public Trainer trainer(Task task, Settings settings, long seed) {
        return switch (task) {
            case CLASSIFICATION -> {
                var tribuo = recipe(classifier, task).trainer(settings, seed);
                yield (data, target) -> new TribuoTraining<>(tribuo, new ClassOutputs()).train(data, target, scaling);
            }
            case REGRESSION -> {
                var tribuo = recipe(regressor, task).trainer(settings, seed);
                yield (data, target) -> new TribuoTraining<>(
                                tribuo, scaledTarget ? NumberOutputs.scaled(data, target) : NumberOutputs.UNSCALED)
                        .train(data, target, scaling);
            }
        };
    }

    private <T extends Output<T>> Recipe<T> recipe(Optional<Recipe<T>> recipe, Task task) {
        return recipe.orElseThrow(() -> {
            List<String> able = Learners.all().stream()
                    .filter(learner -> learner.tasks().contains(task))
                    .map(Learner::name)
                    .toList();
            return new InvalidInputException("Learner %s does not do %s. Learners that do: %s."
                    .formatted(name, task.label(), String.join(", ", able)));
        });
    }
}
