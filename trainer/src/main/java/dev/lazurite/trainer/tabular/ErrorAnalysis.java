package dev.lazurite.trainer.tabular;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.Model;
import dev.lazurite.trainer.api.Prediction;
import dev.lazurite.trainer.api.Task;
import dev.lazurite.trainer.explain.ErrorTree;
import dev.lazurite.trainer.plot.PlotFormat;
import dev.lazurite.trainer.plot.TreePlot;

/**
 * In which rows a model errs.
 *
 * @param metric what the tree's error rates are: {@code error_rate} of classes, {@code mean_squared_error} of numbers
 */
public record ErrorAnalysis(String metric, ErrorTree tree) {

    /** Whether there are errors to analyse in what models of this task do. */
    public static boolean analyses(Task task) {
        return task == Task.CLASSIFICATION || task == Task.REGRESSION;
    }

    /**
     * Predicts every row, compares with its target, and parts the rows by the errors; see {@link ErrorTree}.
     *
     * @param rows the model's inputs and its target
     */
    public static ErrorAnalysis of(Model model, Dataset rows, int depth, int leastRows) {
        int target = rows.schema().indexOf(model.target().name());
        boolean classes = model.task() == Task.CLASSIFICATION;
        List<Prediction> predictions = model.predict(rows);
        var errors = new double[rows.rows()];
        for (int row = 0; row < errors.length; row++) {
            Prediction predicted = predictions.get(row);
            if (predicted instanceof Prediction.OfClass one) {
                errors[row] = one.label().equals(rows.text(target, row)) ? 0 : 1;
            } else if (predicted instanceof Prediction.OfNumber number) {
                double off = number.value() - rows.number(target, row);
                errors[row] = off * off;
            }
        }
        return new ErrorAnalysis(
                classes ? "error_rate" : "mean_squared_error",
                ErrorTree.of(rows, model.target().name(), errors, depth, leastRows));
    }

    /** A form that JSON can carry. */
    public Map<String, Object> describe() {
        List<Map<String, Object>> nodes = new ArrayList<>();
        for (ErrorTree.Node node : tree.nodes()) {
            Map<String, Object> described = new LinkedHashMap<>();
            described.put("id", node.id());
            described.put("parent", node.parent());
            described.put("condition", node.condition());
            described.put("rows", node.rows());
            described.put(metric.equals("error_rate") ? "errors" : "squared_error", node.error());
            described.put(metric, node.errorRate());
            described.put("error_coverage", node.errorCoverage());
            nodes.add(described);
        }
        return Map.of("metric", metric, "nodes", nodes);
    }

    /** Writes {@code errors.json} and a plot {@code errors}; returns the files. */
    public List<Path> write(Path folder, PlotFormat format) throws IOException {
        Files.createDirectories(folder);
        Path json = Files.writeString(
                folder.resolve("errors.json"),
                JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(describe()) + "\n");
        return List.of(json, plot().write(folder, "errors", format));
    }

    private TreePlot plot() {
        double worst = tree.nodes().stream()
                .mapToDouble(ErrorTree.Node::errorRate)
                .max()
                .orElse(0);
        return new TreePlot(
                "Where the model errs",
                tree.nodes().stream()
                        .map(node -> new TreePlot.Box(
                                node.parent(),
                                List.of(
                                        node.parent() < 0 ? "all rows" : node.condition(),
                                        String.format(Locale.ROOT, "%,d rows", node.rows()),
                                        String.format(
                                                Locale.ROOT, "%s %.4g", metric.replace('_', ' '), node.errorRate()),
                                        String.format(
                                                Locale.ROOT, "%.1f %% of the errors", 100 * node.errorCoverage())),
                                worst > 0 ? node.errorRate() / worst : 0))
                        .toList());
    }
}
