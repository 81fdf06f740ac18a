package dev.lazurite.jobs.schedule;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.TestInstance;
import dev.lazurite.app.client.ClientFacts;
import dev.lazurite.platform.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InstanceSwitchTest {
    private static final String VERSION = "?api-version=2024-04-01";
    private static TestInstance instance;
    private static String computes;

    @BeforeAll
    static void start() throws IOException {
        instance = TestInstance.start();
        computes = "/arm/subscriptions/" + instance.wiring().tenant().subscription() + "/resourceGroups/"
                + ClientFacts.RESOURCE_GROUP + "/providers/Microsoft.MachineLearningServices/workspaces/"
                + ClientFacts.WORKSPACE + "/computes/";
    }

    @AfterAll
    static void stop() throws IOException {
        instance.close();
    }

    private static String put(String name, String more) throws Exception {
        return instance.arm("PUT", computes + name + VERSION, """
                {"location": "eastus", "properties": {"computeType": "ComputeInstance",
                 "properties": {"vmSize": "Standard_DS3_v2", %s}}}""".formatted(more))
                .body();
    }

    private static ObjectNode inner(String name) throws Exception {
        return (ObjectNode)
                Json.parse(instance.arm("GET", computes + name + VERSION, "").body())
                        .at("/properties/properties");
    }

    private static Instant advance(String by) throws Exception {
        String answer = instance.arm("POST", "/clock/advance", "{\"by\": \"" + by + "\"}")
                .body();
        return Instant.parse(Json.parse(answer).path("now").asText());
    }

    @Test
    void an_instance_that_is_idle_for_its_time_is_stopped_and_one_without_a_time_is_not() throws Exception {
        put("idle", "\"idleTimeBeforeShutdown\": \"PT30M\"");
        put("steady", "\"applicationSharingPolicy\": \"Personal\"");
        advance("PT29M");
        assertThat(inner("idle").path("state").asText()).isEqualTo("Running");
        advance("PT2M");
        assertThat(inner("idle").path("state").asText()).isEqualTo("Stopped");
        assertThat(inner("idle").at("/lastOperation/operationTrigger").asText()).isEqualTo("IdleShutdown");
        assertThat(inner("steady").path("state").asText()).isEqualTo("Running");
    }

    @Test
    void an_instance_stops_and_starts_by_its_schedules_and_not_by_one_that_is_disabled() throws Exception {
        Instant now = advance("PT1S");
        int hour = now.atZone(ZoneOffset.UTC).getHour();
        String schedule = """
                {"triggerType": "Cron", "cron": {"expression": "30 %d * * *", "timeZone": "UTC"}, "action": "%s",
                 "status": "%s"}""";
        String stop = schedule.formatted((hour + 1) % 24, "Stop", "Enabled");
        String never = schedule.formatted((hour + 2) % 24, "Start", "Disabled");
        String start = """
                {"triggerType": "Recurrence", "recurrence": {"frequency": "Day", "interval": 1, "timeZone": "UTC",
                 "schedule": {"hours": [%d], "minutes": [30]}}, "action": "Start"}""".formatted((hour + 4) % 24);
        put("planned", "\"schedules\": {\"computeStartStop\": [" + stop + "," + never + "," + start + "]}");
        assertThat(inner("planned").at("/schedules/computeStartStop/2/status").asText())
                .isEqualTo("Enabled");
        assertThat(inner("planned").at("/schedules/computeStartStop/0/id").asText())
                .hasSize(36);
        advance("PT3H");
        assertThat(inner("planned").path("state").asText()).isEqualTo("Stopped");
        assertThat(inner("planned").at("/lastOperation/operationTrigger").asText())
                .isEqualTo("Schedule");
        advance("PT2H");
        assertThat(inner("planned").path("state").asText()).isEqualTo("Running");
        advance("P1D");
        assertThat(inner("planned").path("state").asText()).isEqualTo("Running");
    }

    @Test
    void what_no_instance_can_be_told_is_refused_with_its_place() throws Exception {
        assertThat(put("bad", "\"idleTimeBeforeShutdown\": \"PT5M\"")).contains("'PT5M'", "from PT15M to P3D");
        assertThat(put("bad", """
                "schedules": {"computeStartStop": [{"action": "Stop", "triggerType": "Cron",
                 "cron": {"expression": "61 * * * *"}}]}"""))
                .contains("properties.properties.schedules.computeStartStop[0].cron.expression", "61 * * * *");
        assertThat(put("bad", "\"schedules\": {\"computeStartStop\": [{\"action\": \"Explode\"}]}"))
                .contains("computeStartStop[0].action", "Start or Stop");
    }
}
