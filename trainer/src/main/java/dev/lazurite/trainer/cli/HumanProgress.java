package dev.lazurite.trainer.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

import dev.lazurite.trainer.api.Metrics;
import dev.lazurite.trainer.api.Task;
import dev.lazurite.trainer.tabular.CounterfactualReport;
import dev.lazurite.trainer.tabular.ErrorAnalysis;
import dev.lazurite.trainer.tabular.FairnessReport;
import dev.lazurite.trainer.tabular.FullEvaluation;
import dev.lazurite.trainer.tabular.ModelExplanation;

/** Tells people, in a few aligned lines; the metrics again as {@code name=value} lines, for programs that read logs. */
final class HumanProgress extends ConsoleProgress {
    private final PrintWriter out;
    private final Printout printout;
    private final ProgressBar bar;

    /** @param terminal whether what is written can be written over */
    HumanProgress(PrintWriter out, boolean terminal) {
        this.out = out;
        printout = new Printout(out);
        bar = new ProgressBar(out, terminal);
    }

    @Override
    public void dataRead(Path file, int rows, int columns, String sha256) {
        super.dataRead(file, rows, columns, sha256);
        line("data", "%s, %,d rows x %d columns, sha256 %s...", file, rows, columns, sha256.substring(0, 12));
    }

    @Override
    public void noted(String message) {
        line("note", "%s", message);
    }

    @Override
    public void trainingStarted(
            String learner, Task task, Map<String, Object> parameters, int trainRows, int testRows) {
        line(
                "training",
                "%s (%s) on %,d rows, %,d held out, %s",
                learner,
                task.label(),
                trainRows,
                testRows,
                parameters);
    }

    @Override
    public void epochEnded(int epoch, int epochs, double trainingLoss, double validationLoss) {
        if (!bar.shown()) {
            line("epoch", "%d of %d, loss %.6f, validation loss %.6f", epoch, epochs, trainingLoss, validationLoss);
        }
        bar.advance(
                epoch,
                epochs,
                String.format(Locale.ROOT, "loss %.6f, validation loss %.6f", trainingLoss, validationLoss));
    }

    @Override
    public void trained(double seconds) {
        line("trained", "in %.2f s", seconds);
    }

    @Override
    public void evaluated(Metrics metrics) {
        int width = metrics.values().keySet().stream()
                .mapToInt(name -> name.length() + 2)
                .reduce(10, Math::max);
        bar.clear();
        String row = "%-" + width + "s%s";
        out.println();
        out.println(String.format(Locale.ROOT, row, "metric", "held out"));
        metrics.values()
                .forEach((name, value) ->
                        out.println(String.format(Locale.ROOT, row, name, String.format(Locale.ROOT, "%.4f", value))));
        out.println();
        metrics.values().forEach((name, value) -> out.println(String.format(Locale.ROOT, "%s=%.6f", name, value)));
        out.println();
    }

    @Override
    public void saved(Path folder) {
        line("saved", "%s", folder);
    }

    @Override
    public void logged(String server, String runId) {
        line("logged", "run %s at %s", runId, server);
    }

    @Override
    void tried(int trial, int trials, String learner, Map<String, String> parameters, String metric, double score) {
        bar.clear();
        out.println(String.format(Locale.ROOT, "trial %-4d%s=%.5f  %s %s", trial, metric, score, learner, parameters));
        bar.advance(trial + 1, trials, "trials");
    }

    @Override
    void measured(FullEvaluation evaluation) {
        printout.measures(evaluation.metrics().values());
        evaluation.confusion().ifPresent(printout::confusion);
    }

    @Override
    void fairness(FairnessReport report) {
        printout.fairness(report);
    }

    @Override
    void explained(ModelExplanation explanation) {
        printout.importance(explanation.permutation(), explanation.shapley());
    }

    @Override
    void errors(ErrorAnalysis analysis) {
        printout.errors(analysis);
    }

    @Override
    void counterfactuals(CounterfactualReport report) {
        printout.counterfactuals(report);
    }

    @Override
    void drifted(String column, Map<String, Double> measures) {
        printout.drift(column, measures);
    }

    @Override
    void predicted(Path file, int rows) {
        out.println("predicted %,d rows into %s".formatted(rows, file));
    }

    private void line(String what, String format, Object... values) {
        bar.clear();
        out.println(String.format(Locale.ROOT, "%-10s", what) + String.format(Locale.ROOT, format, values));
    }
}
