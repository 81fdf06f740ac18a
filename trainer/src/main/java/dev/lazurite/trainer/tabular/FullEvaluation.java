package dev.lazurite.trainer.tabular;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.api.Metrics;
import dev.lazurite.trainer.api.Model;
import dev.lazurite.trainer.api.Prediction;
import dev.lazurite.trainer.api.Task;
import dev.lazurite.trainer.evaluate.CalibrationTable;
import dev.lazurite.trainer.evaluate.ClassificationMetrics;
import dev.lazurite.trainer.evaluate.ConfusionMatrix;
import dev.lazurite.trainer.evaluate.RankingCurve;
import dev.lazurite.trainer.evaluate.RegressionMetrics;
import dev.lazurite.trainer.plot.PlotFormat;

/**
 * Everything that can be said of a model's predictions on rows whose target is known.
 *
 * @param calibration bins of each class's probability
 * @param curves of each class against the rest
 */
public record FullEvaluation(
        Metrics metrics,
        Optional<ConfusionMatrix> confusion,
        Map<String, List<CalibrationTable.Bin>> calibration,
        Map<String, RankingCurve> curves) {

    /** Predicts every row and compares with its target. */
    public static FullEvaluation of(Model model, Dataset rows) {
        boolean numbers = model.task() == Task.REGRESSION || model.task() == Task.FORECASTING;
        if (model.task() != Task.CLASSIFICATION && !numbers) {
            return new FullEvaluation(Evaluation.of(model, rows), Optional.empty(), Map.of(), Map.of());
        }
        int target = rows.schema().indexOf(model.target().name());
        List<Prediction> predictions = model.predict(rows);
        return model.task() == Task.CLASSIFICATION
                ? classes(model.labels(), predictions, rows, target)
                : numbers(predictions, rows, target);
    }

    private static FullEvaluation numbers(List<Prediction> predictions, Dataset rows, int target) {
        var actual = new double[rows.rows()];
        for (int row = 0; row < actual.length; row++) {
            actual[row] = rows.number(target, row);
        }
        double[] predicted = predictions.stream()
                .mapToDouble(each -> ((Prediction.OfNumber) each).value())
                .toArray();
        return new FullEvaluation(RegressionMetrics.of(actual, predicted), Optional.empty(), Map.of(), Map.of());
    }

    private static FullEvaluation classes(List<String> labels, List<Prediction> predictions, Dataset rows, int target) {
        var actual = new int[rows.rows()];
        var probabilities = new double[actual.length][labels.size()];
        for (int row = 0; row < actual.length; row++) {
            actual[row] = labels.indexOf(rows.text(target, row));
            if (actual[row] < 0) {
                throw new InvalidInputException(
                        "Row %d is of class '%s', which the model does not know. Its classes are: %s."
                                .formatted(row + 1, rows.text(target, row), String.join(", ", labels)));
            }
            var predicted = (Prediction.OfClass) predictions.get(row);
            for (int k = 0; k < labels.size(); k++) {
                probabilities[row][k] = predicted.probabilities().get(labels.get(k));
            }
        }
        var metrics = new ClassificationMetrics(labels, actual, probabilities);
        Map<String, List<CalibrationTable.Bin>> calibration = new LinkedHashMap<>();
        Map<String, RankingCurve> curves = new LinkedHashMap<>();
        for (int k = 0; k < labels.size(); k++) {
            var positive = new boolean[actual.length];
            var shares = new double[actual.length];
            for (int row = 0; row < actual.length; row++) {
                positive[row] = actual[row] == k;
                shares[row] = probabilities[row][k];
            }
            calibration.put(labels.get(k), CalibrationTable.of(positive, shares));
            curves.put(labels.get(k), metrics.curve(k));
        }
        return new FullEvaluation(metrics.all(), Optional.of(metrics.confusion()), calibration, curves);
    }

    /** Writes {@code evaluation.json} and, for classes, plots {@code roc} and {@code calibration}; returns the files. */
    public List<Path> write(Path folder, PlotFormat format) throws IOException {
        Files.createDirectories(folder);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("metrics", metrics.values());
        confusion.ifPresent(
                matrix -> all.put("confusion_matrix", Map.of("labels", matrix.labels(), "counts", matrix.counts())));
        if (!calibration.isEmpty()) {
            all.put("calibration", calibration);
        }
        List<Path> files = new ArrayList<>();
        files.add(Files.writeString(
                folder.resolve("evaluation.json"),
                JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(all) + "\n"));
        if (!curves.isEmpty()) {
            files.add(EvaluationPlots.roc(curves).write(folder, "roc", format));
            files.add(EvaluationPlots.calibration(calibration).write(folder, "calibration", format));
        }
        return files;
    }
}
