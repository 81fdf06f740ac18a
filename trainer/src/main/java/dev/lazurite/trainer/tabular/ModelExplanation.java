package dev.lazurite.trainer.tabular;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.lazurite.trainer.api.Column;
import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.Prediction;
import dev.lazurite.trainer.data.Encoder;
import dev.lazurite.trainer.explain.PartialDependence;
import dev.lazurite.trainer.explain.PermutationImportance;
import dev.lazurite.trainer.explain.ShapleyValues;
import dev.lazurite.trainer.plot.BarPlot;
import dev.lazurite.trainer.plot.PlotFormat;

/**
 * What a model goes by, by column of its input.
 *
 * @param permutation fall of accuracy or r2 when the column is shuffled; of models that learned without a target, the share
 *     of the rows that come into another group
 * @param shapley mean size of the column's Shapley values, over rows and outputs; empty for models without them
 * @param dependence mean predictions along the column
 */
public record ModelExplanation(
        Map<String, Double> permutation,
        Map<String, Double> shapley,
        Map<String, List<PartialDependence.Point>> dependence) {
    private static final int REPEATS = 5;
    private static final int MOST_EXPLAINED = 1000;

    /** Explains a model on rows whose target is known. Shapley values are taken of the first 1,000 rows. */
    public static ModelExplanation of(TableModel model, Dataset rows, long seed) {
        List<Column> columns = model.inputs().columns();
        List<Prediction> before = model.predict(rows);
        ToDoubleFunction<Dataset> score = model.task().supervised()
                ? table -> score(model, table)
                : table -> agreement(before, model.predict(table));
        Map<String, Double> permutation = PermutationImportance.of(rows, columns, score, REPEATS, seed);
        Map<String, List<PartialDependence.Point>> dependence = new LinkedHashMap<>();
        columns.forEach(column -> dependence.put(column.name(), PartialDependence.of(model, rows, column.name())));
        return new ModelExplanation(descending(permutation), descending(shapley(model, rows)), dependence);
    }

    private static double score(TableModel model, Dataset rows) {
        return Evaluation.of(model, rows).values().get(model.labels().isEmpty() ? "r2" : "accuracy");
    }

    /** The share of the rows that are said to be in the same group. */
    private static double agreement(List<Prediction> before, List<Prediction> after) {
        double same = 0;
        for (int i = 0; i < before.size(); i++) {
            same += ((Prediction.OfClass) before.get(i)).label().equals(((Prediction.OfClass) after.get(i)).label())
                    ? 1
                    : 0;
        }
        return same / before.size();
    }

    private static Map<String, Double> shapley(TableModel model, Dataset rows) {
        Map<String, Double> sizes = new LinkedHashMap<>();
        if (!ShapleyValues.explains(model.vectors())) {
            return sizes;
        }
        double[][] columns = model.featuriser().columns(rows);
        var values = ShapleyValues.of(model.vectors(), columns);
        int explained = Math.min(MOST_EXPLAINED, rows.rows());
        var row = new double[columns.length];
        for (int i = 0; i < explained; i++) {
            for (int f = 0; f < row.length; f++) {
                row[f] = columns[f][i];
            }
            for (double[] ofSum : values.of(row)) {
                add(model.featuriser().encoders(), ofSum, explained, sizes);
            }
        }
        return sizes;
    }

    /** The features of a column count together. */
    private static void add(List<Encoder> encoders, double[] values, int rows, Map<String, Double> sizes) {
        int at = 0;
        for (Encoder encoder : encoders) {
            double sum = 0;
            for (int f = 0; f < encoder.features().size(); f++) {
                sum += values[at++];
            }
            sizes.merge(encoder.column().name(), Math.abs(sum) / rows, Double::sum);
        }
    }

    private static Map<String, Double> descending(Map<String, Double> values) {
        Map<String, Double> sorted = new LinkedHashMap<>();
        values.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    /** Writes {@code explanation.json} and a plot {@code importance}; returns the files. */
    public List<Path> write(Path folder, PlotFormat format) throws IOException {
        Files.createDirectories(folder);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("permutation_importance", permutation);
        all.put("mean_absolute_shap", shapley);
        all.put("partial_dependence", dependence);
        Path json = Files.writeString(
                folder.resolve("explanation.json"),
                JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(all) + "\n");
        return List.of(json, new BarPlot("Permutation importance", permutation).write(folder, "importance", format));
    }
}
