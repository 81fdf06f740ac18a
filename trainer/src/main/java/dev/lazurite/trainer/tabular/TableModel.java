package dev.lazurite.trainer.tabular;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lazurite.trainer.api.Column;
import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.Model;
import dev.lazurite.trainer.api.Prediction;
import dev.lazurite.trainer.api.Schema;
import dev.lazurite.trainer.api.Task;
import dev.lazurite.trainer.data.Featuriser;
import dev.lazurite.trainer.vector.Blend;
import dev.lazurite.trainer.vector.VectorModel;

/**
 * A model over feature vectors together with the way from rows to them.
 *
 * @param target the column that predictions are of, or are compared with where nothing is learned from it
 * @param labels the classes, labels or groups, in the order of the vector model's outputs; none for regression
 */
public record TableModel(VectorModel vectors, Featuriser featuriser, Task task, Column target, List<String> labels)
        implements Model {
    public TableModel {
        labels = List.copyOf(labels);
    }

    /**
     * The weighted mean of models of the same target and classes, as one model.
     *
     * @param weights how much each counts
     */
    public static TableModel blend(Map<TableModel, Integer> weights) {
        TableModel first = weights.keySet().iterator().next();
        double total = weights.values().stream().mapToInt(Integer::intValue).sum();
        // models that featurise alike share their features
        Map<Object, Integer> offsets = new HashMap<>();
        List<Featuriser> featurisers = new ArrayList<>();
        List<Blend.Part> parts = new ArrayList<>();
        int features = 0;
        for (Map.Entry<TableModel, Integer> entry : weights.entrySet()) {
            Featuriser featuriser = entry.getKey().featuriser();
            Integer offset = offsets.putIfAbsent(featuriser.describe(), features);
            if (offset == null) {
                offset = features;
                featurisers.add(featuriser);
                features += featuriser.width();
            }
            parts.add(new Blend.Part(entry.getKey().vectors(), offset, entry.getValue() / total));
        }
        return new TableModel(
                new Blend(parts, features),
                Featuriser.joined(featurisers),
                first.task(),
                first.target(),
                first.labels());
    }

    @Override
    public Schema inputs() {
        return featuriser.inputs();
    }

    @Override
    public List<String> notes(Dataset rows) {
        return featuriser.unseen(rows);
    }

    @Override
    public List<Prediction> predict(Dataset rows) {
        Featuriser.Rows encoded = featuriser.rows(rows);
        var vector = new double[featuriser.width()];
        var predictions = new ArrayList<Prediction>(rows.rows());
        for (int row = 0; row < rows.rows(); row++) {
            encoded.encode(row, vector);
            predictions.add(prediction(vectors.predict(vector)));
        }
        return predictions;
    }

    @Override
    public Prediction predict(Map<String, ?> row) {
        return prediction(vectors.predict(featuriser.features(row)));
    }

    /** A set of labels as one cell, in the form in which the target holds it. */
    public static String cell(Prediction.OfLabels prediction) {
        return LabelSets.cell(prediction.labels());
    }

    private Prediction prediction(double[] scores) {
        if (labels.isEmpty()) {
            return new Prediction.OfNumber(scores[0]);
        }
        var probabilities = new LinkedHashMap<String, Double>();
        int best = 0;
        for (int k = 0; k < scores.length; k++) {
            probabilities.put(labels.get(k), scores[k]);
            best = scores[k] > scores[best] ? k : best;
        }
        return task == Task.MULTI_LABEL
                ? new Prediction.OfLabels(
                        labels.stream()
                                .filter(label -> probabilities.get(label) > 0.5)
                                .toList(),
                        probabilities)
                : new Prediction.OfClass(labels.get(best), probabilities);
    }
}
