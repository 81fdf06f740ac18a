package dev.lazurite.trainer.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.tabular.FitRequest;
import dev.lazurite.trainer.tabular.ModelExplanation;
import dev.lazurite.trainer.tabular.TableModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Explains a saved model: {@code lazurite-train explain}. */
@Command(
        name = "explain",
        description = "Says which columns a saved model goes by, and how.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 112,
        footer = {"", "Example: lazurite-train explain --model model --data new.csv --out explanation"})
final class ExplainCommand implements Callable<Integer>, Reporting {
    private final Surroundings surroundings;

    @Mixin
    private ModelOptions model;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for explanation.json and importance.svg (default: none are written).")
    private Path out;

    @Option(
            names = "--seed",
            defaultValue = "" + FitRequest.SEED,
            paramLabel = "NUMBER",
            description = "Equal seeds shuffle alike (default: ${DEFAULT-VALUE}).")
    private long seed;

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
        TableModel loaded = model.load();
        Dataset rows = model.inputsAndTarget(loaded, report.progress(surroundings.out()));
        ModelExplanation explanation = ModelExplanation.of(loaded, rows, seed);
        if (report.json()) {
            new JsonProgress(surroundings.out()).explained(explanation.permutation(), explanation.shapley());
        } else {
            surroundings
                    .out()
                    .println(String.format(Locale.ROOT, "%-24s%12s%12s", "column", "permutation", "mean |SHAP|"));
            explanation
                    .permutation()
                    .forEach((column, fall) -> surroundings
                            .out()
                            .println(String.format(
                                    Locale.ROOT,
                                    "%-24s%12.5f%12s",
                                    column,
                                    fall,
                                    explanation.shapley().containsKey(column)
                                            ? String.format(
                                                    Locale.ROOT,
                                                    "%.5g",
                                                    explanation.shapley().get(column))
                                            : "-")));
        }
        if (out != null) {
            explanation.write(out);
        }
        return 0;
    }
}
