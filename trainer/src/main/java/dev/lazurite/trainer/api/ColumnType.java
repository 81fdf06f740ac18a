package dev.lazurite.trainer.api;

import java.util.Locale;

/** How the values of a column are read. */
public enum ColumnType {
    /** Finite numbers; a missing value is {@link Double#NaN}. */
    NUMERIC,
    /** Texts out of a limited set; a missing value is the empty text. */
    CATEGORICAL,
    /** Points in time, in seconds since the start of 1970 in UTC; a missing value is {@link Double#NaN}. */
    DATE;

    /** Whether values are kept as doubles. */
    public boolean numbers() {
        return this != CATEGORICAL;
    }

    /** The name used in saved files, in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type with this {@link #label()}. */
    public static ColumnType of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
