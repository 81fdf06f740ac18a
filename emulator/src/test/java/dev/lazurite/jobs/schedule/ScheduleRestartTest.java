package dev.lazurite.jobs.schedule;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.lazurite.FakeClock;
import dev.lazurite.TestInstance;
import dev.lazurite.app.client.ClientFacts;
import dev.lazurite.platform.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Decision 0013: no missed trigger is made up for, and the clock that was advanced stays where it is. */
class ScheduleRestartTest {
    private static final String VERSION = "api-version=2023-06-01-preview";

    private final FakeClock clock = new FakeClock(Instant.parse("2026-01-01T12:30:00Z"));
    private TestInstance instance;

    @BeforeEach
    void start() throws Exception {
        instance = TestInstance.start(clock);
        // hourly, from a start in the past; the job fails, for its environment is not there, and costs nothing here
        arm("PUT", "/schedules/hourly?", """
                {"properties": {"trigger": {"triggerType": "Recurrence", "frequency": "hour", "interval": 1,
                  "startTime": "2026-01-01 00:00:00"},
                 "action": {"actionType": "CreateJob", "jobDefinition": {"jobType": "Command", "command": "true",
                  "environmentId": "azureml:nowhere:1",
                  "inputs": {"at": {"jobInputType": "literal", "value": "${{creation_context.trigger_time}}"}}}}}}""");
    }

    @AfterEach
    void end() throws Exception {
        instance.close();
    }

    private HttpResponse<String> arm(String method, String path, String body) throws Exception {
        HttpResponse<String> answer = instance.arm(
                method,
                "/arm/subscriptions/" + instance.wiring().tenant().subscription() + "/resourceGroups/"
                        + ClientFacts.RESOURCE_GROUP + "/providers/Microsoft.MachineLearningServices/workspaces/"
                        + ClientFacts.WORKSPACE + path + VERSION,
                body);
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return answer;
    }

    /** The hours for which the schedule started jobs, latest first. */
    private List<String> hours() throws Exception {
        return Json.parse(arm("GET", "/jobs?scheduled=true&scheduleId=hourly&", "")
                        .body())
                .path("value")
                .findValues("at")
                .stream()
                .map(at -> at.path("value").asText().substring(0, 13))
                .toList();
    }

    private void advance(String by) throws Exception {
        HttpResponse<String> answer = instance.arm("POST", "/clock/advance", "{\"by\": \"" + by + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void what_fell_due_while_the_instance_was_down_is_not_started_later() throws Exception {
        clock.advance(Duration.ofHours(5));
        instance.restart();
        assertThat(hours()).isEmpty();
        advance("PT1H");
        assertThat(hours()).containsExactly("2026-01-01T18");
    }

    @Test
    void an_advanced_clock_goes_on_from_where_it_was_after_a_restart() throws Exception {
        advance("PT2H");
        instance.restart();
        assertThat(hours()).containsExactly("2026-01-01T14", "2026-01-01T13");
        clock.advance(Duration.ofMinutes(10));
        instance.restart();
        advance("PT1H");
        assertThat(hours()).containsExactly("2026-01-01T15", "2026-01-01T14", "2026-01-01T13");
    }
}
