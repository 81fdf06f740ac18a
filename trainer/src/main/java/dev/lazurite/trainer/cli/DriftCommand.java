package dev.lazurite.trainer.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.Progress;
import dev.lazurite.trainer.data.TableFile;
import dev.lazurite.trainer.tabular.DriftReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares two tables: {@code lazurite-train drift}. */
@Command(
        name = "drift",
        description = "Says how far a table has moved from a baseline, column by column.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 112,
        footer = {"", "Example: lazurite-train drift --baseline january.csv --production june.csv"})
final class DriftCommand implements Callable<Integer>, Reporting {
    private final Surroundings surroundings;

    @Option(names = "--baseline", required = true, paramLabel = "FILE", description = "Table to compare with.")
    private Path baseline;

    @Option(names = "--production", required = true, paramLabel = "FILE", description = "Table that may have moved.")
    private Path production;

    @Option(names = "--out", paramLabel = "FILE", description = "JSON file for the report (default: none is written).")
    private Path out;

    @Mixin
    private DataOptions dataOptions;

    @Mixin
    private ReportOptions report;

    DriftCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public ReportOptions report() {
        return report;
    }

    @Override
    public Integer call() throws IOException {
        Progress progress = report.progress(surroundings.out());
        Dataset of = TableFile.open(dataOptions.of(baseline)).read(progress);
        Dataset to = TableFile.open(dataOptions.of(production)).read(of.schema());
        DriftReport drift = DriftReport.of(of, to);
        drift.columns().forEach((column, measures) -> {
            if (report.json()) {
                new JsonProgress(surroundings.out()).drifted(column, measures);
            } else {
                surroundings.out().println(column);
                measures.forEach((name, value) ->
                        surroundings.out().println(String.format(Locale.ROOT, "  %-34s%.6g", name, value)));
            }
        });
        if (out != null) {
            drift.write(out);
        }
        return 0;
    }
}
