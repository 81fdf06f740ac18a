package dev.lazurite.trainer.tabular;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.lazurite.trainer.api.Column;
import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.api.Learner;
import dev.lazurite.trainer.api.Model;
import dev.lazurite.trainer.api.Parameter;
import dev.lazurite.trainer.api.Settings;
import dev.lazurite.trainer.api.Task;
import dev.lazurite.trainer.api.Trainer;
import dev.lazurite.trainer.data.Featuriser;
import dev.lazurite.trainer.data.Featuriser.Scaling;
import dev.lazurite.trainer.vector.BinaryRelevance;
import dev.lazurite.trainer.vector.VectorModel;

/** A learner over feature vectors: rows are featurised with this scaling, and then a recipe for the task fits. */
record VectorLearner(
        String name,
        String summary,
        List<Parameter> parameters,
        Scaling scaling,
        Optional<Classifier> classifier,
        Optional<Regressor> regressor)
        implements Learner {

    /** Fits classes, which are numbered from 0. {@code columns} are features by rows. */
    @FunctionalInterface
    interface Classifier {
        VectorModel fit(double[][] columns, int[] target, int classes, Settings settings, long seed);
    }

    /** Fits a number. {@code columns} are features by rows. */
    @FunctionalInterface
    interface Regressor {
        VectorModel fit(double[][] columns, double[] target, Settings settings, long seed);
    }

    @Override
    public Set<Task> tasks() {
        var tasks = EnumSet.noneOf(Task.class);
        classifier.ifPresent(recipe -> tasks.addAll(Set.of(Task.CLASSIFICATION, Task.MULTI_LABEL)));
        regressor.ifPresent(recipe -> tasks.add(Task.REGRESSION));
        return tasks;
    }

    @Override
    public Trainer trainer(Task task, Settings settings, long seed) {
        if (!tasks().contains(task)) {
            throw Learners.unable(name, task);
        }
        return switch (task) {
            case CLASSIFICATION -> (data, target) -> classify(data, target, settings, seed);
            case REGRESSION -> (data, target) -> regress(data, target, settings, seed);
            case MULTI_LABEL -> (data, target) -> label(data, target, settings, seed);
            case CLUSTERING, ANOMALY_DETECTION, FORECASTING -> throw Learners.unable(name, task);
        };
    }

    private Model classify(Dataset data, String target, Settings settings, long seed) {
        var featuriser = Featuriser.fit(data, target, scaling);
        int column = data.schema().indexOf(target);
        var distinct = new HashSet<>(Arrays.asList((String[]) data.values(column)));
        List<String> labels = distinct.stream().sorted().toList();
        if (labels.size() < 2) {
            throw new InvalidInputException(
                    "Target '%s' has one class only, %s; classification needs at least two.".formatted(target, labels));
        }
        var places = new HashMap<String, Integer>();
        labels.forEach(label -> places.put(label, places.size()));
        var classes = new int[data.rows()];
        for (int row = 0; row < classes.length; row++) {
            classes[row] = places.get(data.text(column, row));
        }
        VectorModel fitted =
                classifier.orElseThrow().fit(featuriser.columns(data), classes, labels.size(), settings, seed);
        return new TableModel(fitted, featuriser, Task.CLASSIFICATION, target(data, column), labels);
    }

    private Model label(Dataset data, String target, Settings settings, long seed) {
        var featuriser = Featuriser.fit(data, target, scaling);
        int column = data.schema().indexOf(target);
        List<String> labels = LabelSets.distinct(data, column);
        if (labels.isEmpty()) {
            throw new InvalidInputException(
                    "Target '%s' has no label in any of the %d rows to learn from.".formatted(target, data.rows()));
        }
        double[][] columns = featuriser.columns(data);
        List<VectorModel> parts = new ArrayList<>();
        for (String label : labels) {
            int[] has = LabelSets.having(data, column, label);
            if (Arrays.stream(has).sum() == has.length) {
                throw new InvalidInputException(
                        "Label '%s' of target '%s' is on every row to learn from; it cannot be told apart. Remove it."
                                .formatted(label, target));
            }
            parts.add(classifier.orElseThrow().fit(columns, has, 2, settings, seed));
        }
        return new TableModel(new BinaryRelevance(parts), featuriser, Task.MULTI_LABEL, target(data, column), labels);
    }

    private Model regress(Dataset data, String target, Settings settings, long seed) {
        var featuriser = Featuriser.fit(data, target, scaling);
        int column = data.schema().indexOf(target);
        var numbers = new double[data.rows()];
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = data.number(column, row);
        }
        VectorModel fitted = regressor.orElseThrow().fit(featuriser.columns(data), numbers, settings, seed);
        return new TableModel(fitted, featuriser, Task.REGRESSION, target(data, column), List.of());
    }

    private static Column target(Dataset data, int column) {
        return data.schema().columns().get(column);
    }
}
