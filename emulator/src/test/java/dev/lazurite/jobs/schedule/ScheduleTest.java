package dev.lazurite.jobs.schedule;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.TestInstance;
import dev.lazurite.app.client.ClientFacts;
import dev.lazurite.platform.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ScheduleTest {
    private static final String VERSION = "?api-version=2023-06-01-preview";
    private static TestInstance instance;
    private static String workspace;

    @BeforeAll
    static void start() throws Exception {
        instance = TestInstance.start(Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC));
        workspace = "/subscriptions/" + instance.wiring().tenant().subscription() + "/resourceGroups/"
                + ClientFacts.RESOURCE_GROUP + "/providers/Microsoft.MachineLearningServices/workspaces/"
                + ClientFacts.WORKSPACE;
    }

    @AfterAll
    static void end() throws Exception {
        instance.close();
    }

    private static HttpResponse<String> arm(String method, String path, String body) throws Exception {
        String join = path.contains("?") ? VERSION.replace('?', '&') : VERSION;
        return instance.arm(method, "/arm" + workspace + path + join, body);
    }

    private static ObjectNode json(String method, String path, String body) throws Exception {
        HttpResponse<String> answer = arm(method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return Json.parse(answer.body());
    }

    private static String body(String trigger, boolean enabled) {
        // An environment that is not there: the job fails when it runs, and costs nothing here.
        return """
                {"properties": {"isEnabled": %s, "displayName": "d", "trigger": {%s},
                 "action": {"actionType": "CreateJob", "jobDefinition": {"jobType": "Command", "command": "true",
                  "environmentId": "azureml:nowhere:1", "tags": {"own": "tag"},
                  "inputs": {"at": {"jobInputType": "literal", "value": "${{creation_context.trigger_time}}"}},
                  "outputs": {"o": {"jobOutputType": "uri_folder",
                   "uri": "azureml://datastores/workspaceblobstore/paths/${{name}}/o"}}}}}}""".formatted(enabled, trigger);
    }

    private static String hours(int interval) {
        return "\"triggerType\": \"recurrence\", \"frequency\": \"hour\", \"interval\": " + interval
                + ", \"startTime\": \"2026-01-01 00:00:00\"";
    }

    /** The jobs that a schedule started, in the order of their start. */
    private static JsonNode jobs(String schedule) throws Exception {
        var found = Json.array();
        json("GET", "/jobs?scheduled=true&scheduleId=" + schedule, "")
                .path("value")
                .forEach(job -> found.insert(0, job));
        return found;
    }

    private static void advance(String by) throws Exception {
        assertThat(instance.arm("POST", "/clock/advance", "{\"by\": \"" + by + "\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_day_of_a_schedule_happens_in_order_when_the_clock_is_advanced() throws Exception {
        json("PUT", "/schedules/daily", body(hours(8), true));
        String before = Json.parse(instance.arm("GET", "/clock/", "").body())
                .path("now")
                .asText();
        advance("PT24H");
        JsonNode jobs = jobs("daily");
        assertThat(jobs).hasSize(3);
        assertThat(jobs).allSatisfy(job -> {
            String time = job.at("/properties/inputs/at/value").asText();
            assertThat(job.at("/properties/displayName").asText()).isEqualTo("daily-" + time.replaceAll("[-:]", ""));
            assertThat(job.at("/systemData/createdAt").asText()).startsWith(time.substring(0, 19));
            assertThat(job.at("/properties/outputs/o/uri").asText())
                    .endsWith("/paths/" + job.path("name").asText() + "/o");
            assertThat(job.at("/properties/tags/own").asText()).isEqualTo("tag");
            assertThat(job.at("/properties/tags/schedule").asText()).isEqualTo("daily");
        });
        assertThat(jobs.findValuesAsText("displayName")).isSorted();
        assertThat(jobs.get(0).at("/properties/inputs/at/value").asText()).isGreaterThan(before);
        json("PUT", "/schedules/daily", body(hours(8), false));
        advance("PT24H");
        assertThat(jobs("daily")).hasSize(3);
    }

    @Test
    void a_recurrence_without_start_runs_at_once_and_then_after_each_interval() throws Exception {
        json(
                "PUT",
                "/schedules/at-once",
                body("\"triggerType\": \"Recurrence\", \"frequency\": \"hour\", \"interval\": 2", true));
        advance("PT1M");
        assertThat(jobs("at-once")).hasSize(1);
        advance("PT2H");
        assertThat(jobs("at-once")).hasSize(2);
        json("PUT", "/schedules/at-once", body(hours(2), false));
    }

    @Test
    void the_answers_have_the_forms_of_the_service() throws Exception {
        HttpResponse<String> made = arm("PUT", "/schedules/shown", body(hours(1), false));
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(Json.parse(made.body()).fieldNames()).toIterable().containsExactly("properties");
        assertThat(Json.parse(made.body()).at("/properties/provisioningState").asText())
                .isEqualTo("Creating");
        assertThat(made.headers().firstValue("Location").orElse("")).contains("/schedules/shown?");
        String poll = made.headers().firstValue("Azure-AsyncOperation").orElseThrow();
        assertThat(poll).contains("/mfeOperationsStatus/s:");
        ObjectNode status = Json.parse(
                instance.arm("GET", poll.substring(poll.indexOf("/arm/")), "").body());
        assertThat(status.fieldNames()).toIterable().containsExactly("id", "name", "status", "startTime", "endTime");
        ObjectNode shown = json("GET", "/schedules/shown", "");
        assertThat(shown.fieldNames()).toIterable().containsExactly("name", "properties", "systemData");
        assertThat(shown.at("/properties/trigger/frequency").asText()).isEqualTo("Hour");
        JsonNode job = shown.at("/properties/action/jobDefinition");
        assertThat(job.path("status").asText()).isEqualTo("NotStarted");
        assertThat(job.path("experimentName").asText()).isEqualTo("Default");
        assertThat(job.path("outputs").has("default")).isFalse();
    }

    @Test
    void lists_have_the_enabled_ones_unless_asked_for_others() throws Exception {
        String never = "\"triggerType\": \"cron\", \"expression\": \"0 0 * * *\", \"startTime\": \"2099-01-01\"";
        json("PUT", "/schedules/listed-on", body(never, true));
        json("PUT", "/schedules/listed-off", body(never, false));
        assertThat(json("GET", "/schedules", "").toString())
                .contains("listed-on")
                .doesNotContain("listed-off");
        assertThat(json("GET", "/schedules?listViewType=DisabledOnly", "").toString())
                .contains("listed-off")
                .doesNotContain("listed-on");
        assertThat(json("GET", "/schedules?listViewType=All", "").toString()).contains("listed-off", "listed-on");
    }

    @Test
    void only_a_disabled_schedule_can_be_deleted() throws Exception {
        json("PUT", "/schedules/deleted", body(hours(100), true));
        HttpResponse<String> refused = arm("DELETE", "/schedules/deleted", "");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("Cannot delete an active trigger");
        json("PUT", "/schedules/deleted", body(hours(100), false));
        HttpResponse<String> deleted = arm("DELETE", "/schedules/deleted", "");
        assertThat(deleted.statusCode()).isEqualTo(202);
        assertThat(deleted.body()).isEqualTo("null");
        String result = deleted.headers().firstValue("Location").orElseThrow();
        assertThat(instance.arm("GET", result.substring(result.indexOf("/arm/")), "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(arm("GET", "/schedules/deleted", "").body()).contains("Resource Trigger deleted not found");
    }

    @Test
    void a_schedule_is_triggered_once_out_of_turn() throws Exception {
        json("PUT", "/schedules/now", body(hours(100), false));
        ObjectNode done = json("POST", "/schedules/now/trigger", "{\"scheduleTime\": \"2024-02-19T00:00:00\"}");
        assertThat(done.path("scheduleActionType").asText()).isEqualTo("CreateJob");
        ObjectNode job = json("GET", "/jobs/" + done.path("submissionId").asText(), "");
        assertThat(job.at("/properties/displayName").asText()).isEqualTo("now-20240219T000000Z");
    }

    @Test
    void monitors_and_what_is_no_schedule_are_refused() throws Exception {
        String valid = body(hours(1), true);
        assertThat(arm("PUT", "/schedules/m", valid.replace("CreateJob", "CreateMonitor"))
                        .statusCode())
                .isEqualTo(501);
        assertThat(arm("PUT", "/schedules/m", valid.replace("CreateJob", "Dance"))
                        .body())
                .contains("properties.action.actionType");
        assertThat(arm("PUT", "/schedules/m", valid.replace("jobDefinition", "job"))
                        .body())
                .contains("properties.action.jobDefinition");
        assertThat(arm(
                                "PUT",
                                "/schedules/m",
                                "{\"properties\": {\"action\": {\"actionType\": \"CreateJob\","
                                        + " \"jobDefinition\": {\"jobType\": \"Command\"}}}}")
                        .body())
                .contains("properties.trigger");
    }

    @Test
    void only_who_signed_in_can_move_the_clock_and_only_forward() throws Exception {
        assertThat(instance.send("POST", "/clock/advance", "{\"by\": \"PT1H\"}").statusCode())
                .isEqualTo(401);
        assertThat(instance.arm("POST", "/clock/advance", "{\"by\": \"-PT1H\"}").statusCode())
                .isEqualTo(400);
        assertThat(instance.arm("POST", "/clock/advance", "{\"by\": \"soon\"}").body())
                .contains("PT24H");
    }
}
