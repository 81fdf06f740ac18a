package dev.lazurite.trainer.deep;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.api.Learner;
import dev.lazurite.trainer.api.Parameter;
import dev.lazurite.trainer.api.Settings;
import dev.lazurite.trainer.api.Task;
import dev.lazurite.trainer.api.Trainer;
import dev.lazurite.trainer.deep.network.NetworkFile;
import dev.lazurite.trainer.deep.training.TrainingSettings;

/**
 * A network that can be asked for by name.
 *
 * @param own parameters of the network, beside those of the training
 * @param architecture from the parameters to the network
 */
public record NetworkLearner(
        String name, String summary, List<Parameter> own, Function<Settings, NetworkFile> architecture)
        implements Learner {
    @Override
    public Set<Task> tasks() {
        return Set.of(Task.CLASSIFICATION, Task.REGRESSION);
    }

    @Override
    public List<Parameter> parameters() {
        return Stream.concat(own.stream(), TrainingSettings.parameters().stream())
                .toList();
    }

    /** A network out of a file, whose own settings of the training are its defaults. */
    public static NetworkLearner of(NetworkFile file) {
        List<String> known =
                TrainingSettings.parameters().stream().map(Parameter::name).toList();
        file.training().keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidInputException("'training' has no parameter '%s'. Its parameters are: %s."
                            .formatted(name, String.join(", ", known)));
                });
        return new NetworkLearner("network", "A network declared in a file.", List.of(), settings -> file);
    }

    @Override
    public Trainer trainer(Task task, Settings settings, long seed) {
        return trainer(task, settings, seed, TrainingContext.PLAIN);
    }

    /** A trainer that runs where it is told. */
    NetworkTraining trainer(Task task, Settings settings, long seed, TrainingContext context) {
        if (!tasks().contains(task)) {
            throw new InvalidInputException("Learner %s does not do %s, but %s."
                    .formatted(name, task.label(), String.join(", ", Arrays.asList("classification", "regression"))));
        }
        return new NetworkTraining(architecture.apply(settings), task, settings, seed, context);
    }
}
