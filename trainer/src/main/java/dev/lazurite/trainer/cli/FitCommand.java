package dev.lazurite.trainer.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import dev.lazurite.trainer.api.Progress;
import dev.lazurite.trainer.data.SplitRule;
import dev.lazurite.trainer.deep.NetworkFit;
import dev.lazurite.trainer.deep.distributed.Collective;
import dev.lazurite.trainer.deep.distributed.Place;
import dev.lazurite.trainer.deep.distributed.RabitCollective;
import dev.lazurite.trainer.tabular.Fit;
import dev.lazurite.trainer.tabular.FitRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a model: {@code lazurite-train fit}. */
@Command(
        name = "fit",
        description = "Trains a model on a table, measures it on held-out rows and saves it.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 112,
        footerHeading = "%nExamples:%n",
        footer = {
            "  lazurite-train fit --data iris.csv --target species --learner logistic-regression --out model",
            "  lazurite-train fit --data houses.csv --target price --learner decision-tree \\",
            "      --param max_depth=6 --param min_samples_leaf=5 --out model",
            "  MLFLOW_TRACKING_URI=http://localhost:5000 lazurite-train fit --data iris.csv --target species \\",
            "      --learner logistic-sgd --out model",
            "",
            "Writes model.bin, model.json (what made it), metrics.json, and model.onnx with MLmodel for MLflow.",
            "Exit codes: 0 done, 1 something failed, 2 the request or the data must be put right. Learners and parameters: lazurite-train learners"
        })
final class FitCommand implements Callable<Integer>, Reporting {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE",
            description = "Table: .csv with a header line, .jsonl or .libsvm, in UTF-8; or a folder of pictures.")
    private Path data;

    @Option(
            names = "--target",
            paramLabel = "COLUMN",
            description = "Column to predict; groups and anomalies are only compared with it, and can do without.")
    private String target;

    @Option(names = "--learner", defaultValue = "", paramLabel = "NAME", description = "How to learn.")
    private String learner;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the model.")
    private Path out;

    @Mixin
    private TaskOption task;

    @Option(
            names = "--split",
            defaultValue = "random",
            paramLabel = "RULE",
            description =
                    "random, group:COLUMN (its values stay together) or time:COLUMN (the last rows are held out).")
    private String split;

    @Option(
            names = "--test-fraction",
            defaultValue = "" + FitRequest.TEST_FRACTION,
            paramLabel = "SHARE",
            description = "Share of the rows held out to measure quality (default: ${DEFAULT-VALUE}).")
    private double testFraction;

    @Option(
            names = "--seed",
            defaultValue = "" + FitRequest.SEED,
            paramLabel = "NUMBER",
            description = "Equal seeds give equal results (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--param", paramLabel = "NAME=VALUE", description = "Parameter of the learner; may be repeated.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Mixin
    private DataOptions dataOptions;

    @Mixin
    private TrackingOptions mlflow;

    @Mixin
    private PlotOptions plots;

    @Mixin
    private NetworkOptions network;

    @Mixin
    private ReportOptions report;

    FitCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public ReportOptions report() {
        return report;
    }

    @Override
    public Integer call() throws IOException {
        boolean deep = network.isMeant(learner);
        if (deep && network.workers() > 1) {
            new WorkerProcesses(surroundings)
                    .run(spec.commandLine().getParseResult().originalArgs(), network.workers(), network.restarts());
            return 0;
        }
        Optional<Place> place = deep ? Place.from(surroundings.variables()) : Optional.empty();
        boolean speaks = place.map(Place::rank).orElse(0) == 0;
        Progress progress = speaks ? report.progress(surroundings) : Progress.SILENT;
        FitRequest request = request();
        Tracking tracking =
                speaks ? mlflow.open(surroundings, progress) : Tracking.open(Tracking.Mode.off, surroundings, progress);
        Progress heard = progress.and(tracking.epochs());
        tracking.during(() -> {
            try (Collective collective = place.map(RabitCollective::join).orElse(Collective.ALONE)) {
                tracking.trained(
                        request,
                        deep
                                ? NetworkFit.run(network.request(request, collective, plots.format()), heard)
                                : Fit.run(network.refused(request), heard));
            }
        });
        return 0;
    }

    private FitRequest request() {
        return new FitRequest(
                dataOptions.of(data),
                Optional.ofNullable(target),
                learner,
                task.asked(),
                SplitRule.of(split),
                testFraction,
                seed,
                parameters,
                out);
    }
}
