package dev.lazurite.trainer.data;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import dev.lazurite.trainer.api.ColumnType;
import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.api.Task;

/** Decides the task from the target column and refuses a target that cannot be learned. */
final class TargetInference {
    private static final int MOST_CODED_CLASSES = 20;
    private static final int ROWS_A_CODED_CLASS = 5;

    private TargetInference() {}

    /**
     * The task: what was asked for; else the only one that the learner can do; else regression for numbers, unless they
     * are a few whole numbers that come again and again, as class codes do.
     */
    static Task task(ColumnProfile target, Optional<Task> asked, Set<Task> possible) {
        if (asked.isPresent()) {
            return asked.get();
        }
        // several labels are the same to look at as one class each
        Set<Task> apart = new HashSet<>(possible);
        apart.remove(Task.MULTI_LABEL);
        if (apart.size() == 1) {
            return apart.iterator().next();
        }
        int distinct = target.counts().size();
        boolean coded = target.isWhole()
                && !target.overflows()
                && distinct <= MOST_CODED_CLASSES
                && distinct * ROWS_A_CODED_CLASS <= target.values();
        return target.hasTexts() || coded ? Task.CLASSIFICATION : Task.REGRESSION;
    }

    /** The type to read the target as. */
    static ColumnType type(ColumnProfile target, Task task) {
        if (target.hasMissing() && task != Task.MULTI_LABEL) {
            throw new InvalidInputException("Target '%s' has no value at line %d. Fill it in or remove the row."
                    .formatted(target.name, target.firstMissing().line()));
        }
        if (target.counts().size() == 1 && !target.overflows() && !target.hasMissing()) {
            throw new InvalidInputException(
                    "Target '%s' is '%s' in all %d rows; %s. Is it the right column for --target?"
                            .formatted(
                                    target.name,
                                    target.counts().keySet().iterator().next(),
                                    target.values(),
                                    task == Task.REGRESSION || task == Task.FORECASTING
                                            ? task.label() + " needs values that differ"
                                            : task.label() + " needs at least two classes"));
        }
        return switch (task) {
            case CLASSIFICATION, CLUSTERING, ANOMALY_DETECTION -> classes(target);
            case MULTI_LABEL -> ColumnType.CATEGORICAL;
            case REGRESSION, FORECASTING -> numbers(target, task);
        };
    }

    private static ColumnType classes(ColumnProfile target) {
        if (target.overflows()) {
            throw new InvalidInputException(
                    "Target '%s' has more than %d classes. Use --task regression if it is a number, or another --target."
                            .formatted(target.name, ColumnProfile.MOST_DISTINCT));
        }
        return ColumnType.CATEGORICAL;
    }

    private static ColumnType numbers(ColumnProfile target, Task task) {
        if (target.hasTexts()) {
            throw new InvalidInputException(
                    "Target '%s' must hold numbers for %s, but line %d has '%s'. Correct it, or classify with --task classification and a learner for it."
                            .formatted(
                                    target.name,
                                    task.label(),
                                    target.firstText().line(),
                                    target.firstText().text()));
        }
        SchemaInference.requireNumbers(target, "Target");
        return ColumnType.NUMERIC;
    }
}
