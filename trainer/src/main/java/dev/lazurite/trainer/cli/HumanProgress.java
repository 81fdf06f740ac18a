package dev.lazurite.trainer.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

import dev.lazurite.trainer.api.Metrics;
import dev.lazurite.trainer.api.Task;

/** Tells people, in a few aligned lines; the metrics again as {@code name=value} lines, for programs that read logs. */
final class HumanProgress extends ConsoleProgress {
    private final PrintWriter out;

    HumanProgress(PrintWriter out) {
        this.out = out;
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
        line("epoch", "%d of %d, loss %.6f, validation loss %.6f", epoch, epochs, trainingLoss, validationLoss);
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

    private void line(String what, String format, Object... values) {
        out.println(String.format(Locale.ROOT, "%-10s", what) + String.format(Locale.ROOT, format, values));
    }
}
