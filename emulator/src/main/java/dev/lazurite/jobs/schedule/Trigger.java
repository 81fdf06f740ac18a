package dev.lazurite.jobs.schedule;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;

/** When a schedule starts jobs. */
sealed interface Trigger permits CronTrigger, RecurrenceTrigger {
    /** From when to when a trigger holds, in its own time zone. */
    record Window(ZonedDateTime start, Optional<Instant> end) {
        boolean over(Instant time) {
            return end.filter(time::isAfter).isPresent();
        }
    }

    /** The first time after {@code after} at which a job is to be started; empty once there is none any more. */
    Optional<Instant> next(Instant after);
}
