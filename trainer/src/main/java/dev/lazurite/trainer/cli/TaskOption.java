package dev.lazurite.trainer.cli;

import java.util.Optional;

import dev.lazurite.trainer.api.Task;
import picocli.CommandLine.Option;

/** What is to be predicted. */
final class TaskOption {
    enum Choice {
        auto,
        classification,
        regression
    }

    @Option(
            names = "--task",
            defaultValue = "auto",
            paramLabel = "TASK",
            description = "${COMPLETION-CANDIDATES}; auto goes by learner and target (default: auto).")
    private Choice task;

    Optional<Task> asked() {
        return switch (task) {
            case auto -> Optional.empty();
            case classification -> Optional.of(Task.CLASSIFICATION);
            case regression -> Optional.of(Task.REGRESSION);
        };
    }
}
