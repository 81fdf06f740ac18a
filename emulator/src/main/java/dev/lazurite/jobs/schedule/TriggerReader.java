package dev.lazurite.jobs.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmSurface;
import dev.lazurite.arm.Documents;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Fault;

/** Reads the trigger of a schedule's document; refuses, by place and accepted form, what the service would refuse. */
final class TriggerReader {
    private static final DateTimeFormatter STARTS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int LAST_HOUR = 23;
    private static final int LAST_MINUTE = 59;
    private static final int LAST_DAY = 31;

    private final String place;

    /** @param place of the trigger in its document, with a dot behind it */
    private TriggerReader(String place) {
        this.place = place;
    }

    /** @param created stands for a start that is not given */
    static Trigger read(ObjectNode trigger, Instant created) {
        return at("properties.trigger").trigger(trigger, created);
    }

    /** Reads triggers that stand elsewhere than in a schedule. */
    static TriggerReader at(String place) {
        return new TriggerReader(place + ".");
    }

    /** @param created stands for a start that is not given */
    Trigger trigger(ObjectNode trigger, Instant created) {
        Trigger.Window window = window(trigger, created);
        return switch (Json.text(trigger, "triggerType", "").toLowerCase(Locale.ROOT)) {
            case "cron" -> cron(trigger, window);
            case "recurrence" -> recurrence(trigger, window);
            default ->
                throw Documents.wrongType(place + "triggerType", "Cron or Recurrence", trigger.path("triggerType"));
        };
    }

    /** The time zone of a schedule's trigger. */
    static ZoneId zoneOf(ObjectNode trigger) {
        return at("properties.trigger").zone(trigger);
    }

    private ZoneId zone(ObjectNode trigger) {
        String name = Json.text(trigger, "timeZone", "UTC");
        return TimeZones.find(name)
                .orElseThrow(
                        () -> refused(
                                "timeZone",
                                "'" + name + "' is no time zone: the name of one in Windows, such"
                                        + " as 'Pacific Standard Time', or of IANA, such as 'America/Los_Angeles', is expected"));
    }

    private Trigger.Window window(ObjectNode trigger, Instant created) {
        ZoneId zone = zone(trigger);
        return new Trigger.Window(
                time(trigger, "startTime", zone).orElseGet(() -> created.atZone(zone)),
                time(trigger, "endTime", zone).map(ZonedDateTime::toInstant));
    }

    /** A time with an offset is that moment; one without is meant in the trigger's own zone. */
    private Optional<ZonedDateTime> time(ObjectNode trigger, String name, ZoneId zone) {
        String text = Json.text(trigger, name, "").strip().replace(' ', 'T');
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (!text.contains("T")) {
                return Optional.of(LocalDate.parse(text).atStartOfDay(zone));
            }
            boolean offset = text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)");
            return Optional.of(
                    offset
                            ? OffsetDateTime.parse(text).atZoneSameInstant(zone)
                            : LocalDateTime.parse(text).atZone(zone));
        } catch (DateTimeParseException malformed) {
            throw refused(name, "'" + text + "' is no time: YYYY-MM-DDTHH:MM:SS is expected");
        }
    }

    private Trigger cron(ObjectNode trigger, Trigger.Window window) {
        String expression = Json.text(trigger, "expression", "");
        try {
            return CronTrigger.of(expression, window);
        } catch (IllegalArgumentException malformed) {
            throw refused("expression", "'" + expression + "' is no cron expression: " + malformed.getMessage());
        }
    }

    private Trigger recurrence(ObjectNode trigger, Trigger.Window window) {
        JsonNode interval = trigger.path("interval");
        if (!interval.isIntegralNumber() || interval.asInt() < 1) {
            throw refused("interval", interval + " is no interval: a whole number of 1 or more is expected");
        }
        JsonNode schedule = trigger.path("schedule");
        RecurrencePattern pattern = new RecurrencePattern(
                numbers(schedule, "hours", 0, LAST_HOUR),
                numbers(schedule, "minutes", 0, LAST_MINUTE),
                weekDays(schedule),
                numbers(schedule, "monthDays", 1, LAST_DAY));
        return new RecurrenceTrigger(frequency(trigger), interval.asInt(), pattern, window);
    }

    private Frequency frequency(ObjectNode trigger) {
        try {
            return Frequency.valueOf(Json.text(trigger, "frequency", "").toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw refused("frequency", trigger.path("frequency") + ": minute, hour, day, week or month is expected");
        }
    }

    private List<Integer> numbers(JsonNode schedule, String name, int least, int most) {
        List<Integer> numbers = new ArrayList<>();
        for (JsonNode number : schedule.path(name)) {
            if (!number.isIntegralNumber() || number.asInt() < least || number.asInt() > most) {
                throw refused(
                        "schedule." + name, number + ": whole numbers from " + least + " to " + most + " are expected");
            }
            numbers.add(number.asInt());
        }
        return numbers.stream().sorted().toList();
    }

    private List<DayOfWeek> weekDays(JsonNode schedule) {
        List<DayOfWeek> days = new ArrayList<>();
        for (JsonNode day : schedule.path("weekDays")) {
            try {
                days.add(DayOfWeek.valueOf(day.asText().toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException unknown) {
                throw refused("schedule.weekDays", day + ": days from monday to sunday are expected");
            }
        }
        return days.stream().sorted().toList();
    }

    private Fault refused(String name, String why) {
        return ArmSurface.userError(
                        400, "BadArgument", "The property '" + place + name + "' is not valid: " + why + ".")
                .at(place + name);
    }

    /** What the service shows for a start that was not given: the moment of creation in the trigger's zone. */
    static String start(ZoneId zone, Instant created) {
        return STARTS.format(created.atZone(zone));
    }
}
