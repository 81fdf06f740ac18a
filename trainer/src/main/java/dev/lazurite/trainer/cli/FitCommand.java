package dev.lazurite.trainer.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.api.Progress;
import dev.lazurite.trainer.api.Task;
import dev.lazurite.trainer.data.CsvOptions;
import dev.lazurite.trainer.tabular.Fit;
import dev.lazurite.trainer.tabular.FitRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains a model: {@code lazurite-train fit}. */
@Command(
        name = "fit",
        description = "Trains a model on a CSV file with a header line, measures it on held-out rows and saves it.",
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
            "Writes model.bin, model.json (what made it) and metrics.json. Exit codes: 0 done, 1 something failed,",
            "2 the request or the data must be put right. Learners and parameters: lazurite-train learners"
        })
final class FitCommand implements Callable<Integer> {
    enum TaskChoice {
        auto,
        classification,
        regression
    }

    private final Surroundings surroundings;

    @Option(names = "--data", required = true, paramLabel = "FILE", description = "CSV file in UTF-8.")
    private Path data;

    @Option(names = "--target", required = true, paramLabel = "COLUMN", description = "Column to predict.")
    private String target;

    @Option(names = "--learner", required = true, paramLabel = "NAME", description = "How to learn.")
    private String learner;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the model.")
    private Path out;

    @Option(
            names = "--task",
            defaultValue = "auto",
            paramLabel = "TASK",
            description = "${COMPLETION-CANDIDATES}; auto goes by learner and target (default: auto).")
    private TaskChoice task;

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

    @Option(
            names = "--delimiter",
            defaultValue = ",",
            paramLabel = "CHAR",
            description = "Between fields; \\t is a tab (default: a comma).")
    private String delimiter;

    @Option(names = "--missing", paramLabel = "TEXT", description = "Text that means no value; may be repeated.")
    private Set<String> missing = new LinkedHashSet<>();

    @Option(names = "--numeric", paramLabel = "COLUMN", description = "Column that must be numbers; may be repeated.")
    private Set<String> numeric = new LinkedHashSet<>();

    @Option(
            names = "--categorical",
            paramLabel = "COLUMN",
            description = "Column to take as categories; may be repeated.")
    private Set<String> categorical = new LinkedHashSet<>();

    @Option(names = "--ignore", paramLabel = "COLUMN", description = "Column to leave out; may be repeated.")
    private Set<String> ignored = new LinkedHashSet<>();

    @Option(
            names = "--mlflow",
            defaultValue = "auto",
            paramLabel = "MODE",
            description =
                    "${COMPLETION-CANDIDATES}; auto logs when MLFLOW_TRACKING_URI is set, optional carries on when that fails (default: auto).")
    private Tracking.Mode mlflow;

    @Option(names = "--json", description = "Print events as JSON, one a line.")
    private boolean json;

    @Option(names = "--verbose", description = "Show where a failure happened.")
    private boolean verbose;

    FitCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    boolean json() {
        return json;
    }

    boolean verbose() {
        return verbose;
    }

    @Override
    public Integer call() throws IOException {
        Progress progress = json ? new JsonProgress(surroundings.out()) : new HumanProgress(surroundings.out());
        FitRequest request = request();
        Tracking tracking = Tracking.open(mlflow, surroundings, progress);
        try {
            tracking.finished(request, Fit.run(request, progress));
            return 0;
        } catch (OutOfMemoryError e) {
            tracking.failed();
            throw new Failures.OutOfMemory(e);
        } catch (IOException | RuntimeException e) {
            tracking.failed();
            throw e;
        }
    }

    private FitRequest request() {
        return new FitRequest(
                new CsvOptions(data, delimiter(), missing, numeric, categorical, ignored),
                target,
                learner,
                switch (task) {
                    case auto -> Optional.empty();
                    case classification -> Optional.of(Task.CLASSIFICATION);
                    case regression -> Optional.of(Task.REGRESSION);
                },
                testFraction,
                seed,
                parameters,
                out);
    }

    private char delimiter() {
        String text = delimiter.equals("\\t") ? "\t" : delimiter;
        if (text.length() != 1 || "\"\r\n".contains(text)) {
            throw new InvalidInputException(
                    "The delimiter is '%s'; it must be one character, such as ',' or ';' or \\t.".formatted(delimiter));
        }
        return text.charAt(0);
    }
}
