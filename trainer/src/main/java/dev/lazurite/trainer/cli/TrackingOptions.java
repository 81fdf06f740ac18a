package dev.lazurite.trainer.cli;

import dev.lazurite.trainer.api.Progress;
import picocli.CommandLine.Option;

/** Whether a command logs what it found. */
final class TrackingOptions {
    @Option(
            names = "--mlflow",
            defaultValue = "auto",
            paramLabel = "MODE",
            description =
                    "${COMPLETION-CANDIDATES}; auto logs when MLFLOW_TRACKING_URI is set, optional carries on when that fails (default: auto).")
    private Tracking.Mode mode;

    Tracking open(Surroundings surroundings, Progress progress) {
        return Tracking.open(mode, surroundings, progress);
    }
}
