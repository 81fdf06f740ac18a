package dev.lazurite.trainer.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.explain.ErrorTree;
import dev.lazurite.trainer.tabular.CounterfactualReport;
import dev.lazurite.trainer.tabular.ErrorAnalysis;
import dev.lazurite.trainer.tabular.FitRequest;
import dev.lazurite.trainer.tabular.ModelExplanation;
import dev.lazurite.trainer.tabular.TableModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Explains a saved model: {@code lazurite-train explain}. */
@Command(
        name = "explain",
        description =
                "Says which columns a saved model goes by, and how; where it errs; and what would change a prediction.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 112,
        footer = {
            "",
            "Examples:",
            "  lazurite-train explain --model model --data new.csv --out explanation",
            "  lazurite-train explain --model model --data loans.csv --counterfactual 17 --desired granted --freeze age"
        })
final class ExplainCommand implements Callable<Integer>, Reporting {
    private static final String ARTIFACTS = "explanation";

    private final Surroundings surroundings;

    @Mixin
    private ModelOptions model;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Folder for explanation.json, errors.json, counterfactuals.json and plots (default: none are written).")
    private Path out;

    @Option(
            names = "--seed",
            defaultValue = "" + FitRequest.SEED,
            paramLabel = "NUMBER",
            description = "Equal seeds shuffle alike (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--error-tree-depth",
            defaultValue = "" + ErrorTree.DEPTH,
            paramLabel = "NUMBER",
            description = "Most levels of the tree that says where the model errs (default: ${DEFAULT-VALUE}).")
    private int depth;

    @Option(
            names = "--error-tree-rows",
            defaultValue = "" + ErrorTree.ROWS,
            paramLabel = "NUMBER",
            description = "Fewest rows of a node of that tree (default: ${DEFAULT-VALUE}).")
    private int leastRows;

    @Mixin
    private CounterfactualOptions counterfactuals;

    @Mixin
    private PlotOptions plots;

    @Mixin
    private TrackingOptions mlflow;

    @Mixin
    private ReportOptions report;

    ExplainCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public ReportOptions report() {
        return report;
    }

    @Override
    public Integer call() throws IOException {
        ConsoleProgress progress = report.progress(surroundings);
        TableModel loaded = model.load();
        Dataset rows = model.inputsAndTarget(loaded, progress);
        Tracking tracking = mlflow.open(surroundings, progress);
        tracking.during(() -> {
            importance(loaded, rows, progress, tracking);
            if (ErrorAnalysis.analyses(loaded.task())) {
                ErrorAnalysis errors = ErrorAnalysis.of(loaded, rows, depth, leastRows);
                progress.errors(errors);
                tracking.written(Optional.ofNullable(out), ARTIFACTS, folder -> errors.write(folder, plots.format()));
            }
            List<CounterfactualReport> others = counterfactuals.of(loaded, rows);
            if (!others.isEmpty()) {
                others.forEach(progress::counterfactuals);
                tracking.written(
                        Optional.ofNullable(out), ARTIFACTS, folder -> CounterfactualReport.write(folder, others));
            }
        });
        return 0;
    }

    private void importance(TableModel loaded, Dataset rows, ConsoleProgress progress, Tracking tracking)
            throws IOException {
        ModelExplanation explanation = ModelExplanation.of(loaded, rows, seed);
        progress.explained(explanation);
        Map<String, Double> metrics = new LinkedHashMap<>();
        explanation.permutation().forEach((column, fall) -> metrics.put("permutation_importance/" + column, fall));
        explanation.shapley().forEach((column, size) -> metrics.put("mean_absolute_shap/" + column, size));
        tracking.found("explain", model.told("explain"), metrics);
        tracking.written(Optional.ofNullable(out), ARTIFACTS, folder -> explanation.write(folder, plots.format()));
    }
}
