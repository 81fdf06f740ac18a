package dev.lazurite.trainer.mlflow;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.lazurite.trainer.Tables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TrackedRunTest {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(1_700_000_000_000L), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private final List<Duration> pauses = new ArrayList<>();
    private FakeTrackingServer fake;

    @BeforeEach
    void start() throws IOException {
        fake = new FakeTrackingServer();
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    private TrackedRun open(String... variables) {
        var all = new HashMap<>(Map.of("MLFLOW_TRACKING_URI", fake.uri()));
        for (int i = 0; i < variables.length; i += 2) {
            all.put(variables[i], variables[i + 1]);
        }
        return TrackedRun.open(TrackingServer.from(all).orElseThrow(), CLOCK, pauses::add);
    }

    @Test
    void metrics_of_a_step_and_more_than_a_call_may_have() throws IOException {
        TrackedRun run = open();
        run.log(Map.of("loss (mean)", 0.5), 3);
        assertThat(fake.call("/api/2.0/mlflow/runs/log-batch").body())
                .contains("\"key\":\"loss _mean_\"", "\"step\":3");
        Map<String, Double> many = new HashMap<>();
        for (int i = 0; i < 1_700; i++) {
            many.put("m" + i, 1.0);
        }
        run.log(Map.of(), many, Map.of());
        assertThat(fake.calls().stream()
                        .filter(call -> call.path().endsWith("log-batch"))
                        .map(call -> ((List<?>) call.json().get("metrics")).size()))
                .containsExactly(1, 800, 800, 100);
    }

    @Test
    void run_is_made_in_an_experiment_made_for_it_and_ended() {
        TrackedRun run = open("MLFLOW_EXPERIMENT_NAME", "flowers & trees", "MLFLOW_RUN_NAME", "first");
        run.end(true);
        assertThat(fake.lines())
                .containsExactly(
                        "GET /api/2.0/mlflow/experiments/get-by-name?experiment_name=flowers+%26+trees",
                        "POST /api/2.0/mlflow/experiments/create",
                        "POST /api/2.0/mlflow/runs/create",
                        "POST /api/2.0/mlflow/runs/update");
        assertThat(fake.call("/api/2.0/mlflow/runs/create").json())
                .containsEntry("experiment_id", "1")
                .containsEntry("start_time", 1_700_000_000_000L)
                .containsEntry("run_name", "first");
        assertThat(fake.call("/api/2.0/mlflow/runs/update").json())
                .containsEntry("run_id", "run-1")
                .containsEntry("status", "FINISHED");
    }

    @Test
    void run_that_was_there_goes_on_and_is_left_for_its_owner_to_end() {
        TrackedRun run = open("MLFLOW_RUN_ID", "run-1", "MLFLOW_TRACKING_TOKEN", "secret");
        run.end(true);
        assertThat(fake.lines()).containsExactly("GET /api/2.0/mlflow/runs/get?run_id=run-1");
        assertThat(fake.calls().get(0).authorization()).isEqualTo("Bearer secret");
    }

    @Test
    void parameters_metrics_and_tags_go_in_one_batch() {
        open("MLFLOW_RUN_ID", "run-1").log(Map.of("C", 1.0), Map.of("accuracy", 0.95), Map.of("data.file", "iris.csv"));
        assertThat(fake.call("/api/2.0/mlflow/runs/log-batch").json())
                .containsEntry("run_id", "run-1")
                .containsEntry("params", List.of(Map.of("key", "C", "value", "1.0")))
                .containsEntry(
                        "metrics",
                        List.of(Map.of("key", "accuracy", "value", 0.95, "timestamp", 1_700_000_000_000L, "step", 0)))
                .containsEntry("tags", List.of(Map.of("key", "data.file", "value", "iris.csv")));
    }

    @Test
    void artifacts_are_put_through_the_proxy_of_the_server() {
        open("MLFLOW_RUN_ID", "run-1").store(List.of(Tables.write(folder, "a b.txt", "hello")), "model");
        var put = fake.call("/api/2.0/mlflow-artifacts/artifacts/1/run-1/artifacts/model/a%20b.txt");
        assertThat(put.method()).isEqualTo("PUT");
        assertThat(put.body()).isEqualTo("hello\n");
    }

    @Test
    void artifacts_of_a_file_address_are_copied() {
        fake.artifactUri(folder.resolve("store").toUri().toString());
        open("MLFLOW_RUN_ID", "run-1").store(List.of(Tables.write(folder, "a.txt", "hello")), "model");
        assertThat(folder.resolve("store/model/a.txt")).hasContent("hello");
    }

    @Test
    void address_set_for_artifacts_wins_and_gets_the_token() {
        fake.artifactUri("other://somewhere/run-1");
        open(
                        "MLFLOW_RUN_ID",
                        "run-1",
                        "MLFLOW_TRACKING_TOKEN",
                        "secret",
                        "LAZURITE_MLFLOW_ARTIFACTS_URI",
                        fake.uri() + "/up/{run_id}/")
                .store(List.of(Tables.write(folder, "a.txt", "hello")), "model");
        assertThat(fake.call("/up/run-1/model/a.txt").authorization()).isEqualTo("Bearer secret");
    }

    @Test
    void token_is_not_sent_to_another_host_that_the_server_names() throws IOException {
        try (var other = new FakeTrackingServer()) {
            fake.artifactUri(other.uri() + "/api/2.0/mlflow-artifacts/artifacts/x");
            open("MLFLOW_RUN_ID", "run-1", "MLFLOW_TRACKING_TOKEN", "secret")
                    .store(List.of(Tables.write(folder, "a.txt", "hello")), "model");
            assertThat(other.calls())
                    .singleElement()
                    .satisfies(call -> assertThat(call.authorization()).isEmpty());
        }
    }

    @Test
    void plain_address_wins_over_one_of_a_scheme_that_others_know() {
        var server = TrackingServer.from(Map.of(
                        "MLFLOW_TRACKING_URI",
                        "other://host/x",
                        "LAZURITE_MLFLOW_HTTP_URI",
                        "http://localhost:1/base/"))
                .orElseThrow();
        assertThat(server.uri()).hasToString("http://localhost:1/base");
    }

    @Test
    void user_and_password_become_basic_authorization_and_leave_the_address() {
        var server = TrackingServer.from(Map.of("MLFLOW_TRACKING_URI", "http://u:p@localhost:1"))
                .orElseThrow();
        assertThat(server.uri()).hasToString("http://localhost:1");
        assertThat(server.authorization()).contains("Basic dTpw");
    }

    @Test
    void address_that_is_not_http_is_refused() {
        assertThatThrownBy(() -> TrackingServer.from(Map.of("MLFLOW_TRACKING_URI", "file:/tmp/mlruns")))
                .isInstanceOf(MlflowException.class)
                .hasMessageContaining(
                        "MLFLOW_TRACKING_URI is 'file:/tmp/mlruns', which is not an http or https address")
                .hasMessageContaining("--mlflow off");
        assertThat(TrackingServer.from(Map.of("MLFLOW_TRACKING_URI", " "))).isEmpty();
    }

    @Test
    void busy_server_is_asked_again_after_growing_pauses() {
        fake.failNext(503, 429);
        open("MLFLOW_RUN_ID", "run-1");
        assertThat(fake.lines()).hasSize(3);
        assertThat(pauses).containsExactly(Duration.ofMillis(250), Duration.ofMillis(500));
    }

    @Test
    void failure_names_the_call_and_what_the_server_said() {
        assertThatThrownBy(() -> open("MLFLOW_RUN_ID", "gone"))
                .hasMessage("MLflow runs/get failed at %s: 404 RESOURCE_DOES_NOT_EXIST: Run 'gone' not found"
                        .formatted(fake.uri()));
        fake.failNext(500);
        assertThatThrownBy(() -> open("MLFLOW_RUN_ID", "run-1")).hasMessageContaining("500 INTERNAL_ERROR: it broke");
        assertThat(pauses).isEmpty();
    }

    @Test
    void server_that_does_not_listen_is_named() {
        String uri = fake.uri();
        fake.close();
        assertThatThrownBy(() -> open("MLFLOW_RUN_ID", "run-1"))
                .hasMessageContaining("MLflow runs/get failed: cannot reach " + uri)
                .hasMessageContaining("--mlflow optional");
    }

    @Test
    void artifacts_of_a_kind_that_cannot_be_written_are_refused() {
        fake.artifactUri("s3://bucket/run-1");
        TrackedRun run = open("MLFLOW_RUN_ID", "run-1");
        assertThatThrownBy(() -> run.store(List.of(folder), "model"))
                .hasMessageContaining("artifacts lie at a 's3' address")
                .hasMessageContaining("LAZURITE_MLFLOW_ARTIFACTS_URI");
    }
}
