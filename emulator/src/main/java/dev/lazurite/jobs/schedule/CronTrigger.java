package dev.lazurite.jobs.schedule;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;

/** A crontab expression of five fields, of which the service heeds minutes, hours and days of the week. */
record CronTrigger(ExecutionTime times, Window window) implements Trigger {
    private static final int FIELDS = 5;
    private static final int DAYS = 2;
    private static final int MONTHS = 3;

    /** @throws IllegalArgumentException, with what is wrong, for an expression that is none */
    static CronTrigger of(String expression, Window window) {
        String[] fields = expression.strip().split("\\s+");
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException(
                    "it has " + fields.length + " fields, and MINUTES HOURS DAYS MONTHS DAYS-OF-WEEK are expected");
        }
        fields[DAYS] = "*";
        fields[MONTHS] = "*";
        CronParser parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
        return new CronTrigger(ExecutionTime.forCron(parser.parse(String.join(" ", fields))), window);
    }

    @Override
    public Optional<Instant> next(Instant after) {
        ZonedDateTime local = after.atZone(window.start().getZone());
        // The start itself is one of the times at which a job may begin.
        ZonedDateTime from = local.isBefore(window.start()) ? window.start().minusSeconds(1) : local;
        return times.nextExecution(from).map(ZonedDateTime::toInstant).filter(next -> !window.over(next));
    }
}
