package dev.lazurite.tracking.history;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lazurite.FakeClock;
import dev.lazurite.TestInstance;
import dev.lazurite.identity.RunIdentity;
import dev.lazurite.platform.Json;
import dev.lazurite.tracking.RunStatus;
import dev.lazurite.tracking.Runs;
import dev.lazurite.tracking.mlflow.MlflowClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HistoryTest {
    private static final FakeClock CLOCK = new FakeClock(Instant.parse("2026-11-24T08:00:00Z"));
    private static TestInstance instance;
    private static MlflowClient owner;
    private static String path;
    private static String key;
    private static int count;

    private String job;
    private MlflowClient inside;

    @BeforeAll
    static void start() throws IOException {
        instance = TestInstance.start(CLOCK);
        path = MlflowClient.workspace(instance);
        key = path.toLowerCase(Locale.ROOT);
    }

    @AfterAll
    static void stop() throws IOException {
        instance.close();
    }

    @BeforeEach
    void submit() {
        job = "job" + count++;
        Runs.Run run = runs().create(new Runs.Submission(
                job,
                key,
                "training",
                "first",
                "",
                "azureml.scriptrun",
                "",
                RunStatus.NOT_STARTED,
                "me",
                Map.of(),
                Map.of()));
        runs().transition(key, job, RunStatus.RUNNING, Optional.empty());
        // The clock moves on between tests, and tokens end.
        owner = new MlflowClient(instance, instance.token("https://management.azure.com"));
        inside = new MlflowClient(
                instance,
                instance.wiring()
                        .tokens()
                        .forRun(new RunIdentity(job, key, run.experimentId()))
                        .value());
    }

    private static Runs runs() {
        return instance.wiring().runs();
    }

    private static String history(String rest) {
        return "/api/eastus/history/v1.0" + path + rest;
    }

    private static JsonNode get(MlflowClient client, String rest) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send("GET", history(rest), "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.parse(answer.body());
    }

    @Test
    void a_run_has_the_61_keys_of_the_service() throws Exception {
        JsonNode run = get(owner, "/runs/" + job + "?api-version=v1.0");
        assertThat(run.size()).isEqualTo(61);
        assertThat(run.path("dataContainerId").asText()).isEqualTo("dcid." + job);
        assertThat(run.path("status").asText()).isEqualTo("Running");
    }

    @Test
    void details_say_finalizing_until_three_seconds_after_the_end() throws Exception {
        Runs.RunError error = new Runs.RunError("UserError", "it fell over");
        runs().transition(key, job, RunStatus.FAILED, Optional.of(error));
        CLOCK.advance(Duration.ofMillis(2999));
        JsonNode early = get(owner, "/runs/" + job + "/details");
        assertThat(early.path("status").asText()).isEqualTo("Finalizing");
        assertThat(early.path("error").isNull()).isTrue();
        assertThat(get(owner, "/runs/" + job).path("status").asText()).isEqualTo("Failed");
        assertThat(owner.get("runs/get?run_id=" + job).at("/run/info/status").asText())
                .isEqualTo("FAILED");
        CLOCK.advance(Duration.ofMillis(1));
        JsonNode late = get(owner, "/runs/" + job + "/details");
        assertThat(late.path("status").asText()).isEqualTo("Failed");
        assertThat(late.at("/error/error/message").asText()).isEqualTo("it fell over");
    }

    @Test
    void log_files_are_the_logs_among_the_artifacts() throws Exception {
        String account = account();
        instance.wiring().blobs().createContainer(account, "azureml");
        for (String name : new String[] {"user_logs/std_log.txt", "outputs/model.pkl"}) {
            instance.wiring()
                    .blobs()
                    .put(
                            account,
                            "azureml",
                            "ExperimentRun/dcid." + job + "/" + name,
                            new ByteArrayInputStream(new byte[] {1}),
                            "text/plain");
        }
        JsonNode logs = get(owner, "/runs/" + job + "/details").path("logFiles");
        assertThat(logs.size()).isEqualTo(1);
        assertThat(logs.path("user_logs/std_log.txt").asText())
                .startsWith("https://" + account + ".blob.core.windows.net/azureml/ExperimentRun/dcid." + job
                        + "/user_logs/std_log.txt?")
                .contains("sig=");
    }

    private static String account() throws IOException, InterruptedException {
        HttpResponse<String> workspace = instance.arm("GET", "/arm" + path + "?api-version=2024-10-01-preview", "");
        String id =
                Json.parse(workspace.body()).at("/properties/storageAccount").asText();
        return id.substring(id.lastIndexOf('/') + 1);
    }

    @Test
    void a_patch_changes_names_and_merges_tags() throws Exception {
        String run = history("/experiments/training/runs/" + job);
        owner.send("PATCH", run, "{\"tags\":{\"a\":\"1\",\"b\":\"2\"}}");
        HttpResponse<String> answer = owner.send(
                "PATCH", run, "{\"displayName\":\"second\",\"hidden\":true,\"tags\":{\"b\":\"3\",\"a\":null}}");
        JsonNode changed = Json.parse(answer.body());
        assertThat(changed.path("displayName").asText()).isEqualTo("second");
        assertThat(changed.path("hidden").asBoolean()).isTrue();
        assertThat(changed.path("tags")).isEqualTo(Json.object().put("b", "3"));
        assertThat(owner.get("runs/get?run_id=" + job).at("/run/info/run_name").asText())
                .isEqualTo("second");
    }

    @Test
    void the_token_of_a_job_reaches_its_own_run_and_no_other() throws Exception {
        String foreign = owner.run(owner.experiment("foreign" + job));
        inside.post("runs/log-parameter", "{\"run_id\":\"" + job + "\",\"key\":\"lr\",\"value\":\"1\"}");
        for (String call : new String[] {
            "runs/log-metric|{\"run_id\":\"X\",\"key\":\"a\",\"value\":1,\"timestamp\":1}",
            "runs/log-batch|{\"run_uuid\":\"X\",\"metrics\":[]}",
            "runs/set-tag|{\"run_id\":\"X\",\"key\":\"a\",\"value\":\"b\"}",
            "runs/update|{\"run_id\":\"X\",\"status\":\"FAILED\"}",
            "logged-models|{\"source_run_id\":\"X\",\"experiment_id\":\"0\"}",
            "runs/create|{\"experiment_id\":\"0\"}",
            "experiments/create|{\"name\":\"mine\"}",
            "runs/delete|{\"run_id\":\"" + job + "\"}",
        }) {
            String[] parts = call.split("\\|");
            assertThat(inside.refused(parts[0], parts[1].replace("X", foreign)))
                    .as(call)
                    .startsWith("403 PERMISSION_DENIED");
        }
        for (String rest : new String[] {
            "/runs/" + foreign,
            "/runs/" + foreign + "/details",
            "/runs/" + foreign + "/token",
            "/experiments/foreign" + job + "/runs/" + foreign + "/artifacts",
        }) {
            assertThat(inside.send("GET", history(rest), "").statusCode())
                    .as(rest)
                    .isEqualTo(403);
        }
    }

    @Test
    void a_job_may_make_runs_below_its_own_and_finds_its_family_only() throws Exception {
        String experiment = runs().find(key, job).orElseThrow().experimentId();
        String child = inside.post(
                        "runs/create",
                        "{\"experiment_id\":\"" + experiment
                                + "\",\"tags\":[{\"key\":\"mlflow.parentRunId\",\"value\":\"" + job + "\"}]}")
                .at("/run/info/run_id")
                .asText();
        inside.post("runs/log-parameter", "{\"run_id\":\"" + child + "\",\"key\":\"lr\",\"value\":\"1\"}");
        owner.run(experiment);
        assertThat(inside.search(experiment, "")).containsExactlyInAnyOrder(job, child);
        assertThat(get(inside, "/runs/" + job + "/children")
                        .at("/value/0/runId")
                        .asText())
                .isEqualTo(child);
    }

    @Test
    void a_job_s_state_is_not_changed_through_mlflow() throws Exception {
        owner.post("runs/update", "{\"run_id\":\"" + job + "\",\"status\":\"FINISHED\"}");
        assertThat(runs().find(key, job).orElseThrow().status()).isEqualTo(RunStatus.RUNNING);
    }

    @Test
    void a_token_is_renewed_for_its_own_job_until_that_ends() throws Exception {
        JsonNode renewed = get(inside, "/experiments/training/runs/" + job + "/token");
        assertThat(renewed.path("token").asText().split("\\.")).hasSize(3);
        assertThat(Instant.parse(renewed.path("expiryTimeUtc").asText())).isAfter(CLOCK.instant());
        assertThat(owner.send("GET", history("/runs/" + job + "/token"), "").statusCode())
                .isEqualTo(403);
        runs().transition(key, job, RunStatus.COMPLETED, Optional.empty());
        assertThat(inside.send("GET", history("/runs/" + job + "/token"), "").statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_run_that_is_not_there_is_404_in_the_shape_of_the_service() throws Exception {
        HttpResponse<String> answer = owner.send("GET", history("/runs/nothing"), "");
        assertThat(answer.statusCode()).isEqualTo(404);
        JsonNode fault = Json.parse(answer.body());
        assertThat(fault.at("/error/innerError/code").asText()).isEqualTo("NotFoundError");
        assertThat(fault.at("/error/message").asText()).isEqualTo("Run nothing was not found");
        assertThat(fault.path("correlation").path("operation").asText()).hasSize(32);
    }

    @Test
    void discovery_is_public() throws Exception {
        HttpResponse<String> answer = instance.send("GET", "/api/eastus/discovery", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Json.parse(answer.body()).path("api").asText()).endsWith("/api/eastus");
    }
}
