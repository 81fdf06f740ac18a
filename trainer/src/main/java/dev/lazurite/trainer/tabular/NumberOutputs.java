package dev.lazurite.trainer.tabular;

import java.util.stream.IntStream;

import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.Prediction;
import dev.lazurite.trainer.api.Task;
import org.tribuo.OutputFactory;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

/**
 * Numbers, moved and scaled for training and back for prediction: gradient descent with one step size for all targets
 * needs them near 1.
 */
record NumberOutputs(double shift, double scale) implements Outputs<Regressor> {
    static final NumberOutputs UNSCALED = new NumberOutputs(0, 1);
    private static final String DIMENSION = "target";

    /** Brings the target of this table to mean 0 and standard deviation 1. */
    static NumberOutputs scaled(Dataset data, String target) {
        int column = data.schema().indexOf(target);
        double mean = IntStream.range(0, data.rows())
                .mapToDouble(row -> data.number(column, row))
                .average()
                .orElse(0);
        double variance = IntStream.range(0, data.rows())
                .mapToDouble(row -> data.number(column, row) - mean)
                .map(d -> d * d)
                .average()
                .orElse(0);
        return new NumberOutputs(mean, variance > 0 ? Math.sqrt(variance) : 1);
    }

    @Override
    public Task task() {
        return Task.REGRESSION;
    }

    @Override
    public Class<Regressor> type() {
        return Regressor.class;
    }

    @Override
    public OutputFactory<Regressor> factory() {
        return new RegressionFactory();
    }

    @Override
    public Regressor target(Dataset data, int column, int row) {
        return new Regressor(DIMENSION, (data.number(column, row) - shift) / scale);
    }

    @Override
    public Prediction prediction(org.tribuo.Prediction<Regressor> predicted) {
        return new Prediction.OfNumber(predicted.getOutput().getValues()[0] * scale + shift);
    }
}
