package dev.lazurite.trainer.tabular;

import java.util.Arrays;

import dev.lazurite.trainer.api.Settings;
import dev.lazurite.trainer.linear.LinearModel;
import dev.lazurite.trainer.tabular.VectorLearner.Classifier;
import dev.lazurite.trainer.tabular.VectorLearner.Regressor;
import dev.lazurite.trainer.vector.Link;
import dev.lazurite.trainer.vector.VectorModel;
import org.tribuo.Model;
import org.tribuo.Output;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.regression.RegressionFactory;

/** Fits by Tribuo's trainers. What is linear leaves as a {@link LinearModel}, which is quicker and exports better. */
final class TribuoFit {
    private static final String TARGET = "target";

    /** Makes Tribuo's trainer from settings. */
    @FunctionalInterface
    interface Recipe<T extends Output<T>> {
        Trainer<T> trainer(Settings settings, long seed);
    }

    private TribuoFit() {}

    static Classifier classes(Recipe<Label> recipe) {
        return (columns, target, classes, settings, seed) -> {
            var data = TribuoExamples.dataset(
                    columns, new LabelFactory(), row -> new Label(Integer.toString(target[row])));
            Model<Label> model = recipe.trainer(settings, seed).train(data);
            return model instanceof LinearSGDModel linear
                    ? softmax(linear, columns.length)
                    : new TribuoVectors.Classes(model, columns.length, classes);
        };
    }

    private static VectorModel softmax(LinearSGDModel model, int features) {
        var matrix = model.getWeightsCopy();
        var ids = model.getOutputIDInfo();
        var weights = new double[ids.size()][];
        var intercepts = new double[ids.size()];
        for (int id = 0; id < ids.size(); id++) {
            double[] row = matrix.getRow(id).toArray();
            int label = Integer.parseInt(ids.getOutput(id).getLabel());
            weights[label] = Arrays.copyOf(row, features);
            intercepts[label] = row[features];
        }
        return new LinearModel(weights, intercepts, Link.SOFTMAX);
    }

    /**
     * Fits numbers.
     *
     * @param scaled whether the target is brought to mean 0 and deviation 1: gradient descent with one step size for
     *     all targets needs them near 1
     * @param linear whether what comes out is linear in the features
     */
    static Regressor numbers(Recipe<org.tribuo.regression.Regressor> recipe, boolean scaled, boolean linear) {
        return (columns, target, settings, seed) -> {
            double shift = scaled ? Arrays.stream(target).average().orElse(0) : 0;
            double deviation = Math.sqrt(Arrays.stream(target)
                    .map(value -> (value - shift) * (value - shift))
                    .average()
                    .orElse(0));
            double scale = scaled && deviation > 0 ? deviation : 1;
            var data = TribuoExamples.dataset(
                    columns,
                    new RegressionFactory(),
                    row -> new org.tribuo.regression.Regressor(TARGET, (target[row] - shift) / scale));
            var model =
                    new TribuoVectors.Numbers(recipe.trainer(settings, seed).train(data), columns.length, shift, scale);
            return linear ? probed(model) : model;
        };
    }

    /** The weights of a linear model, asked out of it with unit vectors. */
    private static LinearModel probed(VectorModel model) {
        var weights = new double[model.features()];
        var unit = new double[weights.length];
        double intercept = model.predict(unit)[0];
        for (int j = 0; j < unit.length; j++) {
            unit[j] = 1;
            weights[j] = model.predict(unit)[0] - intercept;
            unit[j] = 0;
        }
        return new LinearModel(new double[][] {weights}, new double[] {intercept}, Link.IDENTITY);
    }
}
