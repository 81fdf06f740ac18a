package dev.lazurite.jobs.schedule;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;

/** Every so many minutes, hours, days, weeks or months from a start, at the times that a pattern names. */
record RecurrenceTrigger(Frequency frequency, int interval, RecurrencePattern pattern, Window window)
        implements Trigger {
    // Months without a 31st follow each other at most once; leap days are four to eight years apart.
    private static final int MOST_EMPTY_UNITS = 100;

    @Override
    public Optional<Instant> next(Instant after) {
        ZonedDateTime start = window.start();
        ZonedDateTime local = after.atZone(start.getZone());
        ZonedDateTime begin = pattern.empty() ? start : frequency.begin(start);
        long passed = Math.max(0, frequency.between(begin, local) / interval - 1);
        for (long step = passed; step < passed + MOST_EMPTY_UNITS; step++) {
            ZonedDateTime unit = frequency.plus(begin, step * interval);
            Optional<Instant> found = (pattern.empty()
                            ? java.util.List.of(unit)
                            : pattern.times(frequency, unit, start))
                    .stream()
                            .filter(time -> !time.isBefore(start) && time.isAfter(local))
                            .map(ZonedDateTime::toInstant)
                            .findFirst();
            if (found.isPresent()) {
                return found.filter(next -> !window.over(next));
            }
        }
        return Optional.empty();
    }
}
