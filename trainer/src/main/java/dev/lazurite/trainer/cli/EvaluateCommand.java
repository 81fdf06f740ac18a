package dev.lazurite.trainer.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.Model;
import dev.lazurite.trainer.tabular.FairnessReport;
import dev.lazurite.trainer.tabular.FullEvaluation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures a saved model: {@code lazurite-train evaluate}. */
@Command(
        name = "evaluate",
        description = "Measures a saved model on a table, with the metrics that automated ML reports.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 112,
        footer = {
            "",
            "Example: lazurite-train evaluate --model model --data new.csv --sensitive gender --out evaluation",
            "Writes evaluation.json, plots, and with --sensitive fairness.json (selection rates, demographic parity, equalized odds)."
        })
final class EvaluateCommand implements Callable<Integer>, Reporting {
    private final Surroundings surroundings;

    @Mixin
    private ModelOptions model;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for evaluation.json and plots (default: none are written).")
    private Path out;

    @Option(
            names = "--sensitive",
            paramLabel = "COLUMN",
            description = "Column of the table by whose values to compare how rows are treated; may be repeated.")
    private Set<String> sensitive = new LinkedHashSet<>();

    @Option(
            names = "--positive",
            paramLabel = "CLASS",
            description = "Class that counts as chosen for --sensitive (default: the last one).")
    private String positive;

    @Mixin
    private PlotOptions plots;

    @Mixin
    private TrackingOptions mlflow;

    @Mixin
    private ReportOptions report;

    EvaluateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public ReportOptions report() {
        return report;
    }

    @Override
    public Integer call() throws IOException {
        ConsoleProgress progress = report.progress(surroundings);
        Model loaded = model.loadAny();
        Dataset rows = model.inputsAndTarget(loaded, progress);
        Tracking tracking = mlflow.open(surroundings, progress);
        tracking.during(() -> {
            FullEvaluation evaluation = FullEvaluation.of(loaded, rows);
            progress.measured(evaluation);
            tracking.found(
                    "evaluate", model.told("evaluate"), evaluation.metrics().values());
            tracking.written(
                    Optional.ofNullable(out), "evaluation", folder -> evaluation.write(folder, plots.format()));
            if (!sensitive.isEmpty()) {
                fairness(loaded, rows, progress, tracking);
            }
        });
        return 0;
    }

    private void fairness(Model loaded, Dataset rows, ConsoleProgress progress, Tracking tracking) throws IOException {
        List<FairnessReport> reports = new ArrayList<>();
        for (String column : sensitive) {
            reports.add(FairnessReport.of(loaded, rows, model.column(column), Optional.ofNullable(positive)));
        }
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (FairnessReport each : reports) {
            progress.fairness(each);
            each.fairness().disparities().forEach((name, value) -> metrics.put(each.column() + "/" + name, value));
        }
        tracking.found("evaluate", Map.of(), metrics);
        tracking.written(
                Optional.ofNullable(out),
                "evaluation",
                folder -> FairnessReport.write(folder, reports, plots.format()));
    }
}
