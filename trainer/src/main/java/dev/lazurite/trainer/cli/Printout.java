package dev.lazurite.trainer.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import dev.lazurite.trainer.evaluate.ConfusionMatrix;
import dev.lazurite.trainer.explain.Counterfactuals.Change;
import dev.lazurite.trainer.explain.Counterfactuals.Counterfactual;
import dev.lazurite.trainer.explain.ErrorTree;
import dev.lazurite.trainer.tabular.CounterfactualReport;
import dev.lazurite.trainer.tabular.ErrorAnalysis;
import dev.lazurite.trainer.tabular.FairnessReport;

/** What commands find out, as tables for people. */
final class Printout {
    private final PrintWriter out;

    Printout(PrintWriter out) {
        this.out = out;
    }

    void measures(Map<String, Double> measures) {
        measures.forEach((name, value) -> line("%-42s%.6f", name, value));
    }

    void confusion(ConfusionMatrix confusion) {
        out.println();
        out.println("rows: actual class, columns: predicted class");
        int width = confusion.labels().stream().mapToInt(String::length).max().orElse(0);
        for (int k = 0; k < confusion.labels().size(); k++) {
            var line = new StringBuilder(String.format(
                    Locale.ROOT, "%" + width + "s", confusion.labels().get(k)));
            for (long count : confusion.counts()[k]) {
                line.append(String.format(Locale.ROOT, "%8d", count));
            }
            out.println(line);
        }
    }

    void importance(Map<String, Double> permutation, Map<String, Double> shapley) {
        line("%-24s%12s%12s", "column", "permutation", "mean |SHAP|");
        permutation.forEach((column, fall) -> line(
                "%-24s%12.5f%12s",
                column,
                fall,
                shapley.containsKey(column) ? String.format(Locale.ROOT, "%.5g", shapley.get(column)) : "-"));
    }

    void errors(ErrorAnalysis analysis) {
        out.println();
        String metric = analysis.metric().replace('_', ' ');
        line("%-48s%10s%20s%12s", "where the model errs", "rows", metric, "of errors");
        int[] depth = new int[analysis.tree().nodes().size()];
        for (ErrorTree.Node node : analysis.tree().nodes()) {
            depth[node.id()] = node.parent() < 0 ? 0 : depth[node.parent()] + 1;
            line(
                    "%-48s%,10d%20.5g%10.1f %%",
                    "  ".repeat(depth[node.id()]) + (node.parent() < 0 ? "all" : node.condition()),
                    node.rows(),
                    node.errorRate(),
                    100 * node.errorCoverage());
        }
    }

    void counterfactuals(CounterfactualReport report) {
        out.println();
        line(
                "row %d is predicted %s; %s if",
                report.row(),
                CounterfactualReport.told(report.prediction()),
                report.wanted().told());
        for (Counterfactual each : report.counterfactuals()) {
            line(
                    "  %s",
                    each.changes().stream().map(change -> told(report, change)).collect(Collectors.joining(", ")));
        }
    }

    private static String told(CounterfactualReport report, Change change) {
        return "%s were %s, not %s"
                .formatted(
                        change.column(),
                        report.shown(change.column(), change.to()),
                        report.shown(change.column(), change.from()));
    }

    void fairness(FairnessReport report) {
        out.println();
        List<String> measures = List.copyOf(
                report.fairness().groups().values().iterator().next().keySet());
        line(
                "%-24s%s",
                report.column()
                        + report.positive().map(label -> ", chosen: " + label).orElse(""),
                measures.stream()
                        .map(name -> String.format(Locale.ROOT, "%25s", name))
                        .collect(Collectors.joining()));
        report.fairness()
                .groups()
                .forEach((group, of) -> line(
                        "%-24s%s",
                        group,
                        measures.stream()
                                .map(name -> String.format(Locale.ROOT, "%25.6g", of.get(name)))
                                .collect(Collectors.joining())));
        measures(report.fairness().disparities());
    }

    void drift(String column, Map<String, Double> measures) {
        out.println(column);
        measures.forEach((name, value) -> line("  %-34s%.6g", name, value));
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
