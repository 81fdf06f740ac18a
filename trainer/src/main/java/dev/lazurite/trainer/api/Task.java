package dev.lazurite.trainer.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is to be found out about a row. */
public enum Task {
    /** The one of several classes that the row is of. */
    CLASSIFICATION,
    /** A number. */
    REGRESSION,
    /** Which of several labels the row has: none, one or more. */
    MULTI_LABEL,
    /** A number of a time to come. */
    FORECASTING,
    /** The group of similar rows that the row is in; no column says so beforehand. */
    CLUSTERING,
    /** Whether the row is unlike most others; no column says so beforehand. */
    ANOMALY_DETECTION;

    /** The name used on the command line and in saved files, in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether there is a column to learn from what the answer is. */
    public boolean supervised() {
        return this != CLUSTERING && this != ANOMALY_DETECTION;
    }

    /** What the column of answers is called when nobody names it. */
    public String answer() {
        return switch (this) {
            case CLUSTERING -> "cluster";
            case ANOMALY_DETECTION -> "anomaly";
            default -> "prediction";
        };
    }

    /** Whether one of several classes is named for each row, each with a probability. */
    public boolean names() {
        return this == CLASSIFICATION || !supervised();
    }

    /** The task with this {@link #label()}; another is refused with those that there are. */
    public static Task of(String label) {
        List<String> labels = Arrays.stream(values()).map(Task::label).toList();
        int at = labels.indexOf(label);
        if (at < 0) {
            throw new InvalidInputException(
                    "There is no task '%s'. The tasks are: %s.".formatted(label, String.join(", ", labels)));
        }
        return values()[at];
    }
}
