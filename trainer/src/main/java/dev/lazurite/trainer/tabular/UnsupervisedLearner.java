package dev.lazurite.trainer.tabular;

import java.util.List;
import java.util.Set;

import dev.lazurite.trainer.api.Column;
import dev.lazurite.trainer.api.ColumnType;
import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.Learner;
import dev.lazurite.trainer.api.Model;
import dev.lazurite.trainer.api.Parameter;
import dev.lazurite.trainer.api.Settings;
import dev.lazurite.trainer.api.Task;
import dev.lazurite.trainer.api.Trainer;
import dev.lazurite.trainer.data.Featuriser;
import dev.lazurite.trainer.data.Featuriser.Scaling;
import dev.lazurite.trainer.vector.VectorModel;

/** A learner that no column tells what is right: rows are featurised with this scaling, and then a recipe fits. */
record UnsupervisedLearner(
        String name, String summary, Task task, List<Parameter> parameters, Scaling scaling, Recipe recipe)
        implements Learner {

    /** What was found: a model and the names of its outputs. */
    record Found(VectorModel model, List<String> names) {}

    /** Fits {@code columns}, which are features by rows. */
    @FunctionalInterface
    interface Recipe {
        Found fit(double[][] columns, Settings settings, long seed);
    }

    @Override
    public Set<Task> tasks() {
        return Set.of(task);
    }

    @Override
    public Trainer trainer(Task asked, Settings settings, long seed) {
        if (asked != task) {
            throw Learners.unable(name, asked);
        }
        return (data, target) -> train(data, target, settings, seed);
    }

    private Model train(Dataset data, String target, Settings settings, long seed) {
        var featuriser = Featuriser.fit(data, target, scaling);
        Found found = recipe.fit(featuriser.columns(data), settings, seed);
        return new TableModel(
                found.model(), featuriser, task, new Column(target, ColumnType.CATEGORICAL), found.names());
    }
}
