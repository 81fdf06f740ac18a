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
import dev.lazurite.trainer.api.Model;
import dev.lazurite.trainer.api.Prediction;
import dev.lazurite.trainer.api.Task;
import dev.lazurite.trainer.evaluate.Fairness;
import dev.lazurite.trainer.plot.BarPlot;
import dev.lazurite.trainer.plot.PlotFormat;

/**
 * How a model treats the cohorts of a sensitive column.
 *
 * @param column that tells the cohorts apart
 * @param positive the class that counts as chosen; none of numbers
 */
public record FairnessReport(String column, Optional<String> positive, Fairness fairness) {

    /**
     * Compares the predictions for the cohorts.
     *
     * @param rows whose target is known
     * @param sensitive a table of the sensitive column alone, with the same rows
     * @param positive the class that counts as chosen; left open, the last one
     */
    public static FairnessReport of(Model model, Dataset rows, Dataset sensitive, Optional<String> positive) {
        String column = sensitive.schema().names().get(0);
        String[] groups = Cohorts.of(sensitive);
        List<Prediction> predictions = model.predict(rows);
        int target = rows.schema().indexOf(model.target().name());
        if (model.task() == Task.CLASSIFICATION) {
            String chosen =
                    positive.orElseGet(() -> model.labels().get(model.labels().size() - 1));
            return new FairnessReport(
                    column, Optional.of(known(model, chosen)), classes(predictions, rows, target, groups, chosen));
        }
        if (model.task() == Task.REGRESSION) {
            return new FairnessReport(column, Optional.empty(), numbers(predictions, rows, target, groups));
        }
        throw new InvalidInputException(
                "Fairness is told of classification and regression, not of %s. Leave out --sensitive."
                        .formatted(model.task().label()));
    }

    private static String known(Model model, String chosen) {
        if (!model.labels().contains(chosen)) {
            throw new InvalidInputException("There is no class '%s'. The model's classes are: %s."
                    .formatted(chosen, String.join(", ", model.labels())));
        }
        return chosen;
    }

    private static Fairness classes(
            List<Prediction> predictions, Dataset rows, int target, String[] groups, String chosen) {
        var actual = new boolean[groups.length];
        var selected = new boolean[groups.length];
        var right = new boolean[groups.length];
        for (int row = 0; row < groups.length; row++) {
            String predicted = ((Prediction.OfClass) predictions.get(row)).label();
            actual[row] = rows.text(target, row).equals(chosen);
            selected[row] = predicted.equals(chosen);
            right[row] = rows.text(target, row).equals(predicted);
        }
        return Fairness.ofSelection(groups, actual, selected, right);
    }

    private static Fairness numbers(List<Prediction> predictions, Dataset rows, int target, String[] groups) {
        var actual = new double[groups.length];
        var predicted = new double[groups.length];
        for (int row = 0; row < groups.length; row++) {
            actual[row] = rows.number(target, row);
            predicted[row] = ((Prediction.OfNumber) predictions.get(row)).value();
        }
        return Fairness.ofNumbers(groups, actual, predicted);
    }

    /** A form that JSON can carry. */
    public Map<String, Object> describe() {
        Map<String, Object> description = new LinkedHashMap<>();
        positive.ifPresent(label -> description.put("positive", label));
        description.put("by_group", fairness.groups());
        description.putAll(fairness.disparities());
        return description;
    }

    /** Writes {@code fairness.json}, by column, and a plot {@code fairness_COLUMN} each; returns the files. */
    public static List<Path> write(Path folder, List<FairnessReport> reports, PlotFormat format) throws IOException {
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        Map<String, Object> all = new LinkedHashMap<>();
        for (FairnessReport report : reports) {
            all.put(report.column(), report.describe());
            String title = report.positive()
                    .map(label -> "Share predicted '%s' by %s".formatted(label, report.column()))
                    .orElse("Mean absolute error by " + report.column());
            files.add(new BarPlot(title, report.bars())
                    .write(folder, "fairness_" + report.column().replaceAll("\\W", "_"), format));
        }
        files.add(Files.writeString(
                folder.resolve("fairness.json"),
                JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(all) + "\n"));
        return files;
    }

    private Map<String, Double> bars() {
        Map<String, Double> bars = new LinkedHashMap<>();
        fairness.groups()
                .forEach((group, measures) ->
                        bars.put(group, measures.get(positive.isPresent() ? "selection_rate" : "mean_absolute_error")));
        return bars;
    }
}
