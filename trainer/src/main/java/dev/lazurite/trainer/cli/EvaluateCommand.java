package dev.lazurite.trainer.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.Model;
import dev.lazurite.trainer.evaluate.ConfusionMatrix;
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
        footer = {"", "Example: lazurite-train evaluate --model model --data new.csv --out evaluation"})
final class EvaluateCommand implements Callable<Integer>, Reporting {
    private final Surroundings surroundings;

    @Mixin
    private ModelOptions model;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for evaluation.json and plots (default: none are written).")
    private Path out;

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
        Model loaded = model.loadAny();
        Dataset rows = model.inputsAndTarget(loaded, report.progress(surroundings.out()));
        FullEvaluation evaluation = FullEvaluation.of(loaded, rows);
        if (report.json()) {
            new JsonProgress(surroundings.out()).evaluated(evaluation.metrics());
        } else {
            evaluation
                    .metrics()
                    .values()
                    .forEach((name, value) ->
                            surroundings.out().println(String.format(Locale.ROOT, "%-42s%.6f", name, value)));
            evaluation.confusion().ifPresent(this::print);
        }
        if (out != null) {
            evaluation.write(out);
        }
        return 0;
    }

    private void print(ConfusionMatrix confusion) {
        surroundings.out().println();
        surroundings.out().println("rows: actual class, columns: predicted class");
        int width = confusion.labels().stream().mapToInt(String::length).max().orElse(0);
        for (int k = 0; k < confusion.labels().size(); k++) {
            var line = new StringBuilder(String.format(
                    Locale.ROOT, "%" + width + "s", confusion.labels().get(k)));
            for (long count : confusion.counts()[k]) {
                line.append(String.format(Locale.ROOT, "%8d", count));
            }
            surroundings.out().println(line);
        }
    }
}
