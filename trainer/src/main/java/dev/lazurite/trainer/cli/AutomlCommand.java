package dev.lazurite.trainer.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.api.Metrics;
import dev.lazurite.trainer.api.Task;
import dev.lazurite.trainer.automl.AutoMl;
import dev.lazurite.trainer.automl.AutoMlResult;
import dev.lazurite.trainer.automl.AutoMlSettings;
import dev.lazurite.trainer.data.SplitRule;
import dev.lazurite.trainer.data.TableFile;
import dev.lazurite.trainer.data.TrainTestSplit;
import dev.lazurite.trainer.tabular.FitRequest;
import dev.lazurite.trainer.tabular.FullEvaluation;
import dev.lazurite.trainer.tabular.ModelFolder;
import dev.lazurite.trainer.tabular.Provenance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds a model by itself: {@code lazurite-train automl}. */
@Command(
        name = "automl",
        description = "Tries learners and their parameters, blends the best ones, measures the blend and saves it.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 112,
        footer = {
            "",
            "Example: lazurite-train automl --data iris.csv --target species --max-trials 20 --out model",
            "Writes what fit writes, leaderboard.json and evaluation.json."
        })
final class AutomlCommand implements Callable<Integer>, Reporting {
    private final Surroundings surroundings;

    @Option(names = "--data", required = true, paramLabel = "FILE", description = "Table: .csv, .jsonl or .libsvm.")
    private Path data;

    @Option(names = "--target", required = true, paramLabel = "COLUMN", description = "Column to predict.")
    private String target;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the model.")
    private Path out;

    @Mixin
    private TaskOption task;

    @Option(
            names = "--primary-metric",
            defaultValue = "",
            paramLabel = "NAME",
            description = "What decides (default: AUC_weighted, or normalized_root_mean_squared_error).")
    private String primaryMetric;

    @Option(
            names = "--max-trials",
            defaultValue = "30",
            paramLabel = "NUMBER",
            description = "Most trials (default: ${DEFAULT-VALUE}).")
    private int trials;

    @Option(
            names = "--timeout",
            defaultValue = "600",
            paramLabel = "SECONDS",
            description = "After which no trial starts (default: ${DEFAULT-VALUE}).")
    private double timeout;

    @Option(
            names = "--n-cross-validations",
            defaultValue = "5",
            paramLabel = "NUMBER",
            description = "Parts of the cross-validation (default: ${DEFAULT-VALUE}).")
    private int folds;

    @Option(
            names = "--test-fraction",
            defaultValue = "" + FitRequest.TEST_FRACTION,
            paramLabel = "SHARE",
            description = "Share of the rows kept from the search to measure the blend (default: ${DEFAULT-VALUE}).")
    private double testFraction;

    @Option(
            names = "--seed",
            defaultValue = "" + FitRequest.SEED,
            paramLabel = "NUMBER",
            description = "Equal seeds try alike (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private DataOptions dataOptions;

    @Mixin
    private PlotOptions plots;

    @Mixin
    private TrackingOptions mlflow;

    @Mixin
    private ReportOptions report;

    AutomlCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public ReportOptions report() {
        return report;
    }

    @Override
    public Integer call() throws IOException {
        ConsoleProgress progress = report.progress(surroundings);
        Tracking tracking = mlflow.open(surroundings, progress);
        tracking.during(() -> search(progress, tracking));
        return 0;
    }

    private void search(ConsoleProgress progress, Tracking tracking) throws IOException {
        TableFile file = dataOptions.open(data, progress);
        Task found = file.task(target, task.asked(), EnumSet.of(Task.CLASSIFICATION, Task.REGRESSION));
        if (found != Task.CLASSIFICATION && found != Task.REGRESSION) {
            throw new InvalidInputException(
                    "automl does classification and regression, not %s; use fit.".formatted(found.label()));
        }
        Dataset rows = file.read(target, found, progress);
        var split = TrainTestSplit.of(rows, Optional.of(target), testFraction, seed);
        var settings = new AutoMlSettings(primaryMetric, trials, timeout, folds, seed);
        AutoMlResult result = AutoMl.run(
                settings,
                split.train(),
                target,
                System::nanoTime,
                (trial, learner, parameters, metric, score) ->
                        progress.tried(trial, trials, learner, parameters, metric, score));
        FullEvaluation evaluation = FullEvaluation.of(result.model(), split.test());
        progress.evaluated(evaluation.metrics());
        Map<String, Double> metrics = new LinkedHashMap<>(evaluation.metrics().values());
        metrics.put("cross_validated/" + result.primaryMetric(), result.score());
        tracking.found(
                "automl", Map.of("target", target, "primary_metric", result.primaryMetric(), "seed", seed), metrics);
        tracking.written(Optional.of(out), "model", folder -> save(folder, result, evaluation, file, split));
        progress.saved(out);
    }

    private List<Path> save(
            Path folder, AutoMlResult result, FullEvaluation evaluation, TableFile file, TrainTestSplit split)
            throws IOException {
        Files.createDirectories(folder);
        var decided = new LinkedHashMap<String, Object>();
        decided.put("primary_metric", result.primaryMetric());
        decided.put("cross_validated_score", result.score());
        decided.put("trials", result.leaderboard().size());
        var provenance = new Provenance(
                "automl",
                decided,
                seed,
                data.getFileName().toString(),
                file.sha256(),
                split.train().rows(),
                split.test().rows(),
                new SplitRule.Chance().typed(),
                testFraction,
                new Metrics(evaluation.metrics().values()));
        List<Path> files = new ArrayList<>(evaluation.write(folder, plots.format()));
        files.add(Files.writeString(
                folder.resolve("leaderboard.json"),
                JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(result.leaderboard()) + "\n"));
        files.addAll(ModelFolder.save(folder, result.model(), provenance));
        return files;
    }
}
