package dev.lazurite.jobs.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Fault;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TriggerTest {
    private static final Instant CREATED = Instant.parse("2026-03-01T00:00:30Z");

    private static Trigger trigger(String fields) {
        return TriggerReader.read(Json.parse("{" + fields + "}"), CREATED);
    }

    private static List<String> times(Trigger trigger, String after, int count) {
        List<String> times = new ArrayList<>();
        Optional<Instant> next = trigger.next(Instant.parse(after));
        while (next.isPresent() && times.size() < count) {
            times.add(next.get().toString());
            next = trigger.next(next.get());
        }
        return times;
    }

    private static String cron(String expression, String zone) {
        return "\"triggerType\": \"Cron\", \"expression\": \"" + expression + "\", \"timeZone\": \"" + zone
                + "\", \"startTime\": \"2026-01-01 00:00:00\"";
    }

    private static String every(int interval, String frequency, String start, String pattern) {
        return "\"triggerType\": \"Recurrence\", \"interval\": " + interval + ", \"frequency\": \"" + frequency
                + "\", \"startTime\": \"" + start + "\", \"schedule\": {" + pattern + "}";
    }

    @Test
    void cron_heeds_minutes_hours_and_days_of_the_week_alone() {
        assertThat(times(trigger(cron("15 10 * * 1", "UTC")), "2026-03-01T00:00:00Z", 2))
                .containsExactly("2026-03-02T10:15:00Z", "2026-03-09T10:15:00Z");
        assertThat(times(trigger(cron("0 0 31 12 *", "UTC")), "2026-03-01T12:00:00Z", 2))
                .containsExactly("2026-03-02T00:00:00Z", "2026-03-03T00:00:00Z");
        assertThat(times(trigger(cron("*/20 9-10 * * MON-FRI", "UTC")), "2026-03-06T10:30:00Z", 2))
                .containsExactly("2026-03-06T10:40:00Z", "2026-03-09T09:00:00Z");
    }

    @Test
    void cron_goes_by_the_wall_clock_of_its_zone_across_the_change_to_summer_time() {
        List<String> expected = List.of("2026-03-07T14:00:00Z", "2026-03-08T13:00:00Z");
        assertThat(times(trigger(cron("0 6 * * *", "Pacific Standard Time")), "2026-03-07T00:00:00Z", 2))
                .isEqualTo(expected);
        assertThat(times(trigger(cron("0 6 * * *", "America/Los_Angeles")), "2026-03-07T00:00:00Z", 2))
                .isEqualTo(expected);
    }

    @Test
    void nothing_falls_due_before_the_start_or_after_the_end() {
        Trigger bounded = trigger("\"triggerType\": \"Cron\", \"expression\": \"0 * * * *\","
                + " \"startTime\": \"2026-03-05T10:00:00+02:00\", \"endTime\": \"2026-03-05 10:00:00\"");
        assertThat(times(bounded, "2026-03-01T00:00:00Z", 9))
                .containsExactly("2026-03-05T08:00:00Z", "2026-03-05T09:00:00Z", "2026-03-05T10:00:00Z");
    }

    @Test
    void a_recurrence_without_pattern_counts_from_its_start() {
        assertThat(times(trigger(every(12, "hour", "2021-01-01T06:00:00", "")), "2026-03-01T00:00:00Z", 2))
                .containsExactly("2026-03-01T06:00:00Z", "2026-03-01T18:00:00Z");
        assertThat(times(
                        trigger("\"triggerType\": \"Recurrence\", \"interval\": 1, \"frequency\": \"day\""),
                        "2026-03-01T00:00:29Z",
                        2))
                .containsExactly("2026-03-01T00:00:30Z", "2026-03-02T00:00:30Z");
    }

    @Test
    void a_pattern_names_the_times_inside_each_unit() {
        String daily = every(2, "day", "2026-03-01 00:00:00", "\"hours\": [18, 6], \"minutes\": [30]");
        assertThat(times(trigger(daily), "2026-03-01T07:00:00Z", 3))
                .containsExactly("2026-03-01T18:30:00Z", "2026-03-03T06:30:00Z", "2026-03-03T18:30:00Z");
        String weekly = every(
                1, "Week", "2026-03-01 00:00:00", "\"hours\": [10], \"minutes\": [15], \"weekDays\": [\"Monday\"]");
        assertThat(times(trigger(weekly), "2026-03-01T00:00:00Z", 2))
                .containsExactly("2026-03-02T10:15:00Z", "2026-03-09T10:15:00Z");
    }

    @Test
    void the_31st_is_left_out_in_months_that_have_none() {
        String monthly = every(1, "month", "2026-01-01 00:00:00", "\"hours\": [0], \"monthDays\": [31]");
        assertThat(times(trigger(monthly), "2026-01-31T00:00:00Z", 2))
                .containsExactly("2026-03-31T00:00:00Z", "2026-05-31T00:00:00Z");
    }

    @Test
    void what_is_no_trigger_is_refused_by_name_and_accepted_form() {
        assertRefused(cron("15 10 * *", "UTC"), "expression", "MINUTES HOURS DAYS MONTHS DAYS-OF-WEEK");
        assertRefused(cron("61 * * * *", "UTC"), "expression", "61");
        assertRefused(cron("0 0 * * *", "Mars Standard Time"), "timeZone", "Pacific Standard Time");
        assertRefused(every(0, "day", "2026-03-01", ""), "interval", "1 or more");
        assertRefused(every(1, "fortnight", "2026-03-01", ""), "frequency", "minute, hour, day, week or month");
        assertRefused(every(1, "day", "tomorrow", ""), "startTime", "YYYY-MM-DDTHH:MM:SS");
        assertRefused(every(1, "day", "2026-03-01", "\"hours\": [24]"), "schedule.hours", "0 to 23");
        assertRefused("\"triggerType\": \"Event\"", "triggerType", "Cron or Recurrence");
    }

    private static void assertRefused(String fields, String place, String form) {
        assertThatThrownBy(() -> trigger(fields))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("properties.trigger." + place)
                .hasMessageContaining(form);
    }
}
