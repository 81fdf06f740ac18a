package dev.lazurite.trainer.api;

import java.util.Locale;

/** What is to be predicted: a class or a number. */
public enum Task {
    CLASSIFICATION,
    REGRESSION;

    /** The name used on the command line and in saved files, in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The task with this {@link #label()}. */
    public static Task of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
