package dev.lazurite.trainer.cli;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;

import dev.lazurite.trainer.api.Task;
import picocli.CommandLine.Option;

/** What is to be found out. */
final class TaskOption {
    private static final String AUTO = "auto";

    @Option(
            names = "--task",
            defaultValue = AUTO,
            paramLabel = "TASK",
            completionCandidates = Labels.class,
            description = "${COMPLETION-CANDIDATES}; auto goes by learner and target (default: auto).")
    private String task;

    Optional<Task> asked() {
        return task.equals(AUTO) ? Optional.empty() : Optional.of(Task.of(task));
    }

    static final class Labels implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.concat(Stream.of(AUTO), Arrays.stream(Task.values()).map(Task::label))
                    .iterator();
        }
    }
}
