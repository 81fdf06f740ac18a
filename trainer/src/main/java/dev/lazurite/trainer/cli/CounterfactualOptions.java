package dev.lazurite.trainer.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.Model;
import dev.lazurite.trainer.tabular.CounterfactualReport;
import picocli.CommandLine.Option;

/** For which rows to say what would have to be otherwise. */
final class CounterfactualOptions {
    @Option(
            names = "--counterfactual",
            paramLabel = "ROW",
            description = "Row, counted from 1, to say of what would have to be otherwise; may be repeated.")
    private List<Integer> rows = new ArrayList<>();

    @Option(
            names = "--desired",
            defaultValue = "",
            paramLabel = "WHAT",
            description = "Prediction that is wanted then: a class, or LEAST:MOST (default: the other of two classes).")
    private String desired;

    @Option(names = "--freeze", paramLabel = "COLUMN", description = "Column that must stay as it is; may be repeated.")
    private Set<String> frozen = new LinkedHashSet<>();

    @Option(
            names = "--counterfactuals",
            defaultValue = "3",
            paramLabel = "NUMBER",
            description = "Most to find for a row (default: ${DEFAULT-VALUE}).")
    private int most;

    List<CounterfactualReport> of(Model model, Dataset table) {
        return rows.stream()
                .map(row -> CounterfactualReport.of(model, table, row, desired, frozen, most))
                .toList();
    }
}
