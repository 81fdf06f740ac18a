package dev.lazurite.trainer.cli;

import dev.lazurite.trainer.plot.PlotFormat;
import picocli.CommandLine.Option;

/** As what plots are drawn. */
final class PlotOptions {
    @Option(
            names = "--plot-format",
            defaultValue = "svg",
            paramLabel = "FORMAT",
            description = "Of plots: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private PlotFormat format;

    PlotFormat format() {
        return format;
    }
}
