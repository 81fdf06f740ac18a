package dev.lazurite.tracking;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.lazurite.FakeClock;
import dev.lazurite.platform.Ids;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.store.Database;
import dev.lazurite.tracking.record.Batch;
import dev.lazurite.tracking.record.Limits;
import dev.lazurite.tracking.record.Point;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RunServiceTest {
    private static final String WORKSPACE = "/subscriptions/s/resourcegroups/g/workspaces/w";

    @TempDir
    private Path folder;

    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-24T08:00:00Z"));
    private Database database;
    private Tracking tracking;
    private RunService runs;

    @BeforeEach
    void open() {
        database = Database.open(folder);
        tracking = new Tracking(database, Limits.AZURE, clock, Ids.random());
        runs = tracking.runs();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Runs.Run submit(String id, String parent) {
        return runs.create(new Runs.Submission(
                id,
                WORKSPACE,
                "training",
                "",
                "a try",
                "azureml.scriptrun",
                parent,
                RunStatus.NOT_STARTED,
                "somebody",
                Map.of("owner", "me"),
                Map.of("azureml.runsource", "azureml")));
    }

    @Test
    void a_job_s_run_is_found_with_its_experiment_tags_and_properties() {
        submit("job1", "");
        Runs.Run run = runs.find(WORKSPACE, "job1").orElseThrow();
        assertThat(run.experimentName()).isEqualTo("training");
        assertThat(run.experimentId()).hasSize(36);
        assertThat(run.tags()).containsExactlyEntriesOf(Map.of("owner", "me"));
        assertThat(run.properties()).containsEntry("azureml.runsource", "azureml");
        assertThat(run.displayName()).matches("[a-z]+_[a-z]+_[0-9a-f]{8}");
        assertThat(run.started()).isEmpty();
        assertThat(runs.find("another workspace", "job1")).isEmpty();
    }

    @Test
    void a_second_run_of_the_same_id_is_409() {
        submit("job1", "");
        assertThatThrownBy(() -> submit("job1", ""))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.status()).isEqualTo(409));
    }

    @Test
    void times_are_set_on_the_way_and_a_terminal_state_is_never_left() {
        submit("job1", "");
        clock.advance(Duration.ofSeconds(2));
        runs.transition(WORKSPACE, "job1", RunStatus.RUNNING, Optional.empty());
        clock.advance(Duration.ofSeconds(5));
        runs.transition(
                WORKSPACE, "job1", RunStatus.FAILED, Optional.of(new Runs.RunError("UserError", "it fell over")));
        clock.advance(Duration.ofSeconds(5));
        Runs.Run run = runs.transition(WORKSPACE, "job1", RunStatus.COMPLETED, Optional.empty());
        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(run.error()).contains(new Runs.RunError("UserError", "it fell over"));
        assertThat(Duration.between(run.created(), run.started().orElseThrow())).isEqualTo(Duration.ofSeconds(2));
        assertThat(Duration.between(run.created(), run.ended().orElseThrow())).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void children_come_oldest_first() {
        submit("parent", "");
        submit("b", "parent");
        clock.advance(Duration.ofMillis(1));
        submit("a", "parent");
        assertThat(runs.children(WORKSPACE, "parent")).extracting(Runs.Run::id).containsExactly("b", "a");
    }

    @Test
    void annotations_merge() {
        submit("job1", "");
        runs.annotate(WORKSPACE, "job1", Map.of("stage", "two"), Map.of("more", "yes"));
        Runs.Run run = runs.find(WORKSPACE, "job1").orElseThrow();
        assertThat(run.tags()).containsOnlyKeys("owner", "stage");
        assertThat(run.properties()).containsOnlyKeys("azureml.runsource", "more");
    }

    @Test
    void the_last_value_of_a_metric_is_the_largest_by_step_then_time() {
        submit("job1", "");
        tracking.log().log(
                runs.get(WORKSPACE, "job1"),
                new Batch(Map.of("loss", List.of(new Point(1, 5, 0.5), new Point(9, 4, 0.1))), Map.of(), Map.of()));
        tracking.log().log(
                runs.get(WORKSPACE, "job1"),
                new Batch(Map.of("loss", List.of(new Point(2, 5, 0.4))), Map.of(), Map.of()));
        assertThat(runs.latestMetrics(WORKSPACE, "job1")).containsEntry("loss", 0.4);
        assertThat(tracking.metrics().history(runs.get(WORKSPACE, "job1").seq(), "loss"))
                .containsExactly(new Point(1, 5, 0.5), new Point(2, 5, 0.4), new Point(9, 4, 0.1));
    }

    @Test
    void a_batch_of_many_metrics_is_read_back_one_by_one() {
        submit("job1", "");
        Map<String, List<Point>> many = new TreeMap<>();
        for (int i = 0; i < 1000; i++) {
            many.put("metric " + i, List.of(new Point(1, 0, i)));
        }
        tracking.log().log(runs.get(WORKSPACE, "job1"), new Batch(many, Map.of(), Map.of()));
        tracking.log().log(
                runs.get(WORKSPACE, "job1"),
                new Batch(Map.of("metric 7", List.of(new Point(2, 1, 8))), Map.of(), Map.of()));
        assertThat(tracking.metrics().history(runs.get(WORKSPACE, "job1").seq(), "metric 7"))
                .containsExactly(new Point(1, 0, 7), new Point(2, 1, 8));
        assertThat(runs.latestMetrics(WORKSPACE, "job1"))
                .hasSize(1000)
                .containsEntry("metric 7", 8.0)
                .containsEntry("metric 999", 999.0);
    }

    @Test
    void last_values_that_nobody_asked_for_before_a_crash_are_known_after_it() {
        submit("job1", "");
        tracking.log().log(
                runs.get(WORKSPACE, "job1"),
                new Batch(Map.of("loss", List.of(new Point(1, 5, 0.5))), Map.of(), Map.of()));
        assertThat(runs.latestMetrics(WORKSPACE, "job1")).containsEntry("loss", 0.5);
        tracking.log().log(
                runs.get(WORKSPACE, "job1"),
                new Batch(Map.of("loss", List.of(new Point(2, 6, 0.4))), Map.of(), Map.of()));
        Tracking restarted = new Tracking(database, Limits.AZURE, clock, Ids.random());
        assertThat(restarted.runs().latestMetrics(WORKSPACE, "job1")).containsEntry("loss", 0.4);
    }

    @Test
    void a_param_is_written_once() {
        submit("job1", "");
        runs.logParameter(WORKSPACE, "job1", "lr", "0.1");
        runs.logParameter(WORKSPACE, "job1", "lr", "0.1");
        assertThatThrownBy(() -> runs.logParameter(WORKSPACE, "job1", "lr", "0.2"))
                .hasMessageContaining(
                        "Changing param values is not allowed. Param with key='lr' was already logged with"
                                + " value='0.1' for run ID='job1'. Attempted logging new value '0.2'.");
    }

    @Test
    void the_201st_param_is_refused_in_azure_s_words() {
        submit("job1", "");
        for (int i = 0; i < 200; i++) {
            runs.logParameter(WORKSPACE, "job1", "p" + i, "v");
        }
        assertThatThrownBy(() -> runs.logParameter(WORKSPACE, "job1", "one more", "v"))
                .hasMessageStartingWith("A field of the entity is over the size limit. FieldName=Parameters, Limit=200,"
                        + " Size=201. See https://aka.ms/azure-machine-learning-limits");
    }

    @Test
    void deleting_a_workspace_forgets_its_runs() {
        submit("job1", "");
        runs.logParameter(WORKSPACE, "job1", "lr", "0.1");
        runs.deleteWorkspace(WORKSPACE);
        assertThat(runs.find(WORKSPACE, "job1")).isEmpty();
    }
}
