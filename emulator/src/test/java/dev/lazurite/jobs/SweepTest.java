package dev.lazurite.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.Pause;
import dev.lazurite.tracking.RunStatus;
import dev.lazurite.tracking.Runs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.lazurite.jobs.JobInstance.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;

class SweepTest {
    /** A trial that ends once the test has logged its metric. */
    private static final String WAIT = "while [ ! -e %s/$AZUREML_RUN_ID ]; do sleep 0.02; done; ";

    @TempDir
    private Path folder;

    private final FakeBlobs blobs = new FakeBlobs();
    private final Map<String, Boolean> logged = new ConcurrentHashMap<>();
    private JobInstance instance;

    @BeforeEach
    void start() throws IOException {
        instance = new JobInstance(folder, blobs);
    }

    @AfterEach
    void stop() {
        instance.close();
    }

    private ObjectNode sweep(String command, Consumer<ObjectNode> more) {
        ObjectNode document = Json.object();
        ObjectNode properties = document.putObject("properties")
                .put("jobType", "Sweep")
                .put("experimentName", "search")
                .put("computeId", WORKSPACE + "/computes/cpu");
        properties.set(
                "searchSpace", Json.parse("{\"lr\":[\"uniform\",[0,1]],\"act\":[\"choice\",[[\"relu\",\"tanh\"]]]}"));
        properties
                .putObject("samplingAlgorithm")
                .put("samplingAlgorithmType", "Random")
                .put("seed", 7);
        properties
                .putObject("limits")
                .put("jobLimitsType", "Sweep")
                .put("maxTotalTrials", 4)
                .put("maxConcurrentTrials", 2)
                .put("timeout", "PT5M");
        properties.putObject("objective").put("primaryMetric", "loss").put("goal", "minimize");
        properties
                .putObject("trial")
                .put("command", WAIT.formatted(folder) + command)
                .put("environmentId", "azureml:env:3");
        more.accept(properties);
        return document;
    }

    private void submit(String name, ObjectNode document) throws Exception {
        var answer = instance.put(name, document);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    /** Logs a metric of each trial once it runs, and lets it end, until the sweep is over. */
    private void drive(String sweep, ToDoubleFunction<Runs.Run> metric) throws IOException {
        for (int i = 0; i < 2000 && !instance.run(sweep).status().terminal(); i++) {
            for (Runs.Run trial : instance.children(sweep)) {
                if (trial.status() == RunStatus.RUNNING && logged.putIfAbsent(trial.id(), true) == null) {
                    double value = metric.applyAsDouble(trial);
                    if (!Double.isNaN(value)) {
                        instance.metric(trial.id(), "loss", value);
                    }
                    release(trial.id());
                }
            }
            Pause.of(Duration.ofMillis(10));
        }
    }

    private void awaitTrial(String trial, String status) {
        for (int i = 0;
                i < 2000
                        && instance.children("s").stream()
                                .noneMatch(run -> run.id().equals(trial));
                i++) {
            Pause.of(Duration.ofMillis(10));
        }
        instance.await(trial, status);
    }

    private void release(String trial) throws IOException {
        Files.createFile(folder.resolve(trial));
    }

    private static double learningRate(Runs.Run trial) {
        return Json.parse(trial.tags().get("hyperparameters")).path("lr").asDouble();
    }

    @Test
    void each_trial_is_a_command_job_named_by_its_number_with_its_values_in_command_and_variables() throws Exception {
        submit("s", sweep("echo ${{search_space.lr}} ${{search_space.act}} $AZUREML_SWEEP_lr", more -> {}));
        drive("s", SweepTest::learningRate);
        instance.await("s", "Completed");
        List<Runs.Run> trials = instance.children("s");
        assertThat(trials).extracting(Runs.Run::id).containsExactlyInAnyOrder("s_0", "s_1", "s_2", "s_3");
        for (Runs.Run trial : trials) {
            assertThat(trial.status()).isEqualTo(RunStatus.COMPLETED);
            assertThat(trial.parent()).isEqualTo("s");
            assertThat(trial.experimentName()).isEqualTo("search");
            assertThat(instance.log(trial.id()))
                    .matches(learningRate(trial) + " (relu|tanh) " + learningRate(trial) + "\n");
        }
    }

    @Test
    void the_best_trial_is_named_by_the_sweep() throws Exception {
        submit("s", sweep("true", more -> {}));
        drive("s", SweepTest::learningRate);
        Map<String, String> properties = instance.await("s", "Completed").properties();
        String best = properties.get("best_child_run_id");
        double least = instance.children("s").stream()
                .mapToDouble(SweepTest::learningRate)
                .min()
                .orElseThrow();
        assertThat(learningRate(instance.run(best))).isEqualTo(least);
        assertThat(properties)
                .containsEntry("score", String.valueOf(least))
                .containsEntry("best_metric_status", "Succeeded")
                .containsEntry("best_data_container_id", "dcid." + best);
        assertThat(instance.run("s").tags()).containsEntry("_aml_system_all_jobs_generated", "true");
    }

    @Test
    void the_answer_is_completed_as_the_service_completes_it() throws Exception {
        ObjectNode answer =
                Json.parse(instance.put("s", sweep("true", more -> {})).body());
        assertThat(answer.at("/properties/status").asText()).isEqualTo("Running");
        assertThat(answer.at("/properties/services").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("Studio");
        assertThat(answer.at("/properties/samplingAlgorithm"))
                .isEqualTo(Json.parse(
                        "{\"samplingAlgorithmType\":\"Random\",\"seed\":7,\"logbase\":null,\"rule\":\"Random\"}"));
        assertThat(answer.at("/properties/objective/goal").asText()).isEqualTo("Minimize");
        assertThat(answer.at("/properties/trial/environmentId").asText())
                .isEqualTo(WORKSPACE + "/environments/env/versions/3");
        assertThat(answer.at("/properties/outputs/default/uri").asText()).endsWith("/ExperimentRun/dcid.s");
        assertThat(answer.at("/properties/tags/_aml_system_policy_config").asText())
                .isEqualTo("{\"name\":\"Default\",\"properties\":{}}");
        assertThat(answer.at("/properties/tags/_aml_system_max_duration_minutes")
                        .asText())
                .isEqualTo("5");
        assertThat(answer.at("/properties/properties/runTemplate").asText()).isEqualTo("HyperDrive");
        instance.send("POST", WORKSPACE + "/jobs/s/cancel", "");
        instance.await("s", "Canceled");
    }

    @Test
    void the_outputs_of_a_sweep_are_those_of_its_best_trial() throws Exception {
        submit(
                "s",
                sweep(
                        "echo $AZUREML_SWEEP_lr > ${{outputs.model}}/lr.txt",
                        properties -> properties
                                .putObject("outputs")
                                .putObject("model")
                                .put("jobOutputType", "uri_folder")));
        drive("s", SweepTest::learningRate);
        String score = instance.await("s", "Completed").properties().get("score");
        assertThat(blobs.text("blobstore", "azureml/s/model/lr.txt")).hasValue(score + "\n");
    }

    @Test
    void no_more_trials_run_at_once_than_the_limit_says() throws Exception {
        submit(
                "s",
                sweep("true", properties -> ((ObjectNode) properties.path("limits")).put("maxConcurrentTrials", 1)));
        drive("s", trial -> {
            assertThat(instance.children("s"))
                    .filteredOn(run -> !run.status().terminal())
                    .hasSize(1);
            return 1;
        });
        instance.await("s", "Completed");
    }

    @Test
    void a_policy_stops_a_trial_that_falls_behind() throws Exception {
        submit("s", sweep("true", properties -> {
            ((ObjectNode) properties.path("limits")).put("maxTotalTrials", 2);
            properties
                    .putObject("earlyTermination")
                    .put("policyType", "Bandit")
                    .put("slackAmount", 0.1)
                    .put("slackFactor", 0.0)
                    .put("evaluationInterval", 1)
                    .put("delayEvaluation", 0);
        }));
        awaitTrial("s_0", "Running");
        awaitTrial("s_1", "Running");
        instance.metric("s_0", "loss", 1);
        instance.metric("s_1", "loss", 5);
        awaitTrial("s_1", "Canceled");
        release("s_0");
        assertThat(instance.await("s", "Completed").properties()).containsEntry("best_child_run_id", "s_0");
    }

    @Test
    void a_cancelled_sweep_cancels_its_trials() throws Exception {
        submit("s", sweep("true", more -> {}));
        awaitTrial("s_0", "Running");
        assertThat(instance.send("POST", WORKSPACE + "/jobs/s/cancel", "").statusCode())
                .isEqualTo(202);
        instance.await("s", "Canceled");
        assertThat(instance.children("s")).hasSize(2).allMatch(trial -> trial.status() == RunStatus.CANCELED);
        assertThat(instance.run("s").tags()).containsEntry("_aml_system_cancellation_requested", "true");
    }

    @Test
    void a_sweep_that_takes_too_long_is_cancelled() throws Exception {
        submit("s", sweep("true", properties -> ((ObjectNode) properties.path("limits")).put("timeout", "PT1S")));
        instance.await("s", "Canceled");
        assertThat(instance.children("s")).allMatch(trial -> trial.status() == RunStatus.CANCELED);
    }

    @Test
    void a_sweep_goes_on_after_a_restart_in_its_middle_with_the_trials_it_would_have_had() throws Exception {
        submit("whole", sweep("true", more -> {}));
        drive("whole", SweepTest::learningRate);
        submit("s", sweep("true", more -> {}));
        awaitTrial("s_0", "Running");
        instance.metric("s_0", "loss", learningRate(instance.run("s_0")));
        release("s_0");
        awaitTrial("s_0", "Completed");
        awaitTrial("s_1", "Running");
        instance.close();
        instance = new JobInstance(folder, blobs);
        logged.put("s_0", true);
        drive("s", SweepTest::learningRate);
        instance.await("s", "Completed");
        for (int trial = 0; trial < 4; trial++) {
            assertThat(learningRate(instance.run("s_" + trial)))
                    .isEqualTo(learningRate(instance.run("whole_" + trial)));
        }
        assertThat(instance.run("s").properties().get("score"))
                .isEqualTo(instance.run("whole").properties().get("score"));
    }

    @Test
    void a_metric_that_no_trial_logs_fails_the_sweep_with_the_line_to_add() throws Exception {
        submit("s", sweep("true", more -> {}));
        drive("s", trial -> Double.NaN);
        assertThat(instance.await("s", "Failed").error().orElseThrow().message())
                .contains("'loss'")
                .contains("mlflow.log_metric(\"loss\", value)");
    }

    @Test
    void a_sweep_whose_first_trials_all_fail_gives_up() throws Exception {
        submit("s", sweep("exit 3", more -> {}));
        drive("s", trial -> 1);
        assertThat(instance.await("s", "Failed").error().orElseThrow().message())
                .contains("initial jobs");
    }

    @Test
    void a_placeholder_without_hyperparameter_is_taken_at_submission_and_fails_the_sweep() throws Exception {
        submit("s", sweep("echo ${{search_space.learning_rate}}", more -> {}));
        assertThat(instance.await("s", "Failed").error().orElseThrow().message())
                .contains("learning_rate");
        assertThat(instance.children("s")).isEmpty();
    }

    @Test
    void a_grid_tries_each_combination_once() throws Exception {
        submit("s", sweep("true", properties -> {
            properties.set("searchSpace", Json.parse("{\"lr\":[\"choice\",[[1,2]]],\"n\":[\"choice\",[[3,4]]]}"));
            properties.putObject("samplingAlgorithm").put("samplingAlgorithmType", "Grid");
            ((ObjectNode) properties.path("limits")).put("maxTotalTrials", 100);
        }));
        drive("s", SweepTest::learningRate);
        instance.await("s", "Completed");
        assertThat(instance.children("s"))
                .extracting(trial -> trial.tags().get("hyperparameters"))
                .containsExactlyInAnyOrder(
                        "{\"lr\":1,\"n\":3}", "{\"lr\":1,\"n\":4}", "{\"lr\":2,\"n\":3}", "{\"lr\":2,\"n\":4}");
    }

    @Test
    void a_sweep_that_makes_no_sense_is_refused_at_submission() throws Exception {
        refused(properties -> properties.remove("trial"), "properties.trial");
        refused(properties -> properties.putObject("searchSpace"), "empty");
        refused(properties -> properties.set("searchSpace", Json.parse("{\"lr\":[\"uniform\",[1,0]]}")), "'lr'");
        refused(properties -> properties.putObject("objective").put("goal", "minimize"), "primaryMetric");
        refused(properties -> ((ObjectNode) properties.path("objective")).put("goal", "best"), "Maximize");
        refused(properties -> ((ObjectNode) properties.path("limits")).put("maxTotalTrials", 1001), "1 to 1000");
        refused(properties -> ((ObjectNode) properties.path("limits")).put("timeout", "soon"), "PT30M");
        refused(
                properties -> properties.putObject("samplingAlgorithm").put("samplingAlgorithmType", "Grid"),
                "grid sampling takes choice alone");
        refused(
                properties -> {
                    properties.set("searchSpace", Json.parse("{\"lr\":[\"normal\",[0,1]]}"));
                    properties.putObject("samplingAlgorithm").put("samplingAlgorithmType", "Bayesian");
                },
                "Bayesian sampling takes");
        refused(
                properties -> {
                    properties.putObject("samplingAlgorithm").put("samplingAlgorithmType", "Bayesian");
                    properties.putObject("earlyTermination").put("policyType", "MedianStopping");
                },
                "early termination");
        refused(properties -> properties.putObject("earlyTermination").put("policyType", "Bandit"), "slackFactor");
        refused(
                properties -> properties
                        .putObject("earlyTermination")
                        .put("policyType", "TruncationSelection")
                        .put("truncationPercentage", 100),
                "1 to 99");
    }

    private void refused(Consumer<ObjectNode> change, String message) throws Exception {
        var answer = instance.put("r", sweep("true", change));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(message);
    }
}
