package dev.lazurite.trainer.deep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lazurite.trainer.api.Column;
import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.Model;
import dev.lazurite.trainer.api.Prediction;
import dev.lazurite.trainer.api.Schema;
import dev.lazurite.trainer.api.Task;
import dev.lazurite.trainer.data.SingleRow;
import dev.lazurite.trainer.deep.engine.EpochLosses;
import dev.lazurite.trainer.deep.engine.NetworkTrainer;
import dev.lazurite.trainer.deep.network.Network;
import dev.lazurite.trainer.vector.Link;

/**
 * A trained network together with the way from rows to it.
 *
 * @param trainer that has the weights
 * @param labels the classes, in the order of the outputs; none for regression
 * @param shift and {@code scale}: a number is {@code output * scale + shift}
 * @param epochs of the training, as far as they are known
 */
public record NetworkModel(
        Network network,
        NetworkTrainer trainer,
        RowEncoder encoder,
        Column target,
        List<String> labels,
        double shift,
        double scale,
        List<EpochLosses> epochs)
        implements Model {
    public NetworkModel {
        labels = List.copyOf(labels);
        epochs = List.copyOf(epochs);
    }

    @Override
    public Task task() {
        return labels.isEmpty() ? Task.REGRESSION : Task.CLASSIFICATION;
    }

    @Override
    public Schema inputs() {
        return encoder.inputs();
    }

    @Override
    public List<String> notes(Dataset rows) {
        return encoder instanceof RowEncoder.Features features
                ? features.featuriser().unseen(rows)
                : List.of();
    }

    @Override
    public List<Prediction> predict(Dataset rows) {
        var predictions = new ArrayList<Prediction>(rows.rows());
        for (float[] outputs : trainer.outputs(encoder.encode(rows))) {
            predictions.add(prediction(outputs));
        }
        return predictions;
    }

    @Override
    public Prediction predict(Map<String, ?> row) {
        return predict(SingleRow.of(inputs(), row)).get(0);
    }

    private Prediction prediction(float[] outputs) {
        if (labels.isEmpty()) {
            return new Prediction.OfNumber(outputs[0] * scale + shift);
        }
        var shares = new double[outputs.length];
        for (int k = 0; k < shares.length; k++) {
            shares[k] = outputs[k];
        }
        Link.SOFTMAX.apply(shares);
        Map<String, Double> probabilities = new LinkedHashMap<>();
        int best = 0;
        for (int k = 0; k < shares.length; k++) {
            probabilities.put(labels.get(k), shares[k]);
            best = shares[k] > shares[best] ? k : best;
        }
        return new Prediction.OfClass(labels.get(best), probabilities);
    }
}
