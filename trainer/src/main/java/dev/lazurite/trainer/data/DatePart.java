package dev.lazurite.trainer.data;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/** What can be told from a point in time. */
enum DatePart {
    /** Days since the start of 1970, with fractions: what grows with time. */
    ELAPSED,
    YEAR,
    MONTH,
    DAY,
    /** From 1, a Monday, to 7. */
    WEEKDAY,
    HOUR;

    /** The name used in features and saved files. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    double of(double seconds) {
        if (Double.isNaN(seconds)) {
            return Double.NaN;
        }
        LocalDateTime time = LocalDateTime.ofEpochSecond((long) Math.floor(seconds), 0, ZoneOffset.UTC);
        return switch (this) {
            case ELAPSED -> seconds / 86_400;
            case YEAR -> time.getYear();
            case MONTH -> time.getMonthValue();
            case DAY -> time.getDayOfMonth();
            case WEEKDAY -> time.getDayOfWeek().getValue();
            case HOUR -> time.getHour() + time.getMinute() / 60.0;
        };
    }
}
