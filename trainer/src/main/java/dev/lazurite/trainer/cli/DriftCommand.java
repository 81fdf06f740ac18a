package dev.lazurite.trainer.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import dev.lazurite.trainer.api.Dataset;
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
    private TrackingOptions mlflow;

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
        ConsoleProgress progress = report.progress(surroundings);
        Dataset of = dataOptions.open(baseline, progress).read(progress);
        TableFile.Cast to = dataOptions.open(production, progress).cast(of.schema());
        Tracking tracking = mlflow.open(surroundings, progress);
        tracking.during(() -> {
            DriftReport drift = DriftReport.of(of, to);
            Map<String, Double> metrics = new LinkedHashMap<>();
            drift.columns().forEach((column, measures) -> {
                progress.drifted(column, measures);
                measures.forEach((name, value) -> metrics.put(column + "/" + name, value));
            });
            tracking.found(
                    "drift",
                    Map.of("drift.baseline", baseline.toString(), "drift.production", production.toString()),
                    metrics);
            if (out != null) {
                drift.write(out);
            }
            tracking.written(Optional.empty(), "drift", folder -> List.of(drift.write(folder.resolve("drift.json"))));
        });
        return 0;
    }
}
