package dev.lazurite.jobs.schedule;

import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** The unit of a recurrence. */
enum Frequency {
    MINUTE(ChronoUnit.MINUTES),
    HOUR(ChronoUnit.HOURS),
    DAY(ChronoUnit.DAYS),
    WEEK(ChronoUnit.WEEKS),
    MONTH(ChronoUnit.MONTHS);

    private final ChronoUnit unit;

    Frequency(ChronoUnit unit) {
        this.unit = unit;
    }

    ZonedDateTime plus(ZonedDateTime start, long steps) {
        return start.plus(steps, unit);
    }

    /** How many whole units lie between two times; negative when {@code to} is earlier. */
    long between(ZonedDateTime from, ZonedDateTime to) {
        return unit.between(from, to);
    }

    /** The first day of the unit that {@code time} is in; weeks begin on Monday. */
    ZonedDateTime begin(ZonedDateTime time) {
        ZonedDateTime day = time.truncatedTo(ChronoUnit.DAYS);
        return switch (this) {
            case MINUTE, HOUR -> time.truncatedTo(unit);
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }
}
