package dev.lazurite.trainer.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.lazurite.trainer.Tables;
import dev.lazurite.trainer.api.Progress;
import dev.lazurite.trainer.mlflow.FakeTrackingServer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

final class TrackingTest {
    @TempDir
    private Path folder;

    private FakeTrackingServer fake;
    private Console console;

    @BeforeEach
    void start() throws IOException {
        fake = new FakeTrackingServer();
        console = new Console(Map.of("MLFLOW_TRACKING_URI", fake.uri()));
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    private int fit(String target, String mlflow) {
        return console.run(
                "fit",
                "--data",
                Tables.iris(folder).toString(),
                "--target",
                target,
                "--learner",
                "decision-tree",
                "--out",
                folder.resolve("out").toString(),
                "--mlflow",
                mlflow);
    }

    @Test
    void fit_logs_parameters_metrics_tags_and_the_model() {
        assertThat(fit("species", "auto")).isZero();
        String prefix = "PUT /api/2.0/mlflow-artifacts/artifacts/1/run-1/artifacts/model/";
        assertThat(fake.lines())
                .contains(prefix + "model.bin", prefix + "metrics.json", prefix + "model.json")
                .last()
                .isEqualTo("POST /api/2.0/mlflow/runs/update");
        var batch = fake.call("/api/2.0/mlflow/runs/log-batch");
        assertThat(batch.body()).contains("\"accuracy\"", "\"data.sha256\"");
        assertThat(batch.json().get("params"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .contains(Map.of("key", "learner", "value", "decision-tree"), Map.of("key", "max_depth", "value", "0"));
        assertThat(console.out()).contains("logged    run run-1 at " + fake.uri());
    }

    private List<String> logged(String name) {
        List<String> keys = new ArrayList<>();
        for (var call : fake.calls()) {
            if (call.path().endsWith("/runs/log-batch")) {
                ((List<?>) call.json().getOrDefault(name, List.of()))
                        .forEach(each -> keys.add(((Map<?, ?>) each).get("key").toString()));
            }
        }
        return keys;
    }

    private void fitted() {
        fit("species", "off");
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void evaluate_logs_its_metrics_and_files_without_a_folder_of_its_own() {
        fitted();
        assertThat(console.run(
                        "evaluate", "--model", path("out"), "--data", path("iris.csv"), "--sensitive", "species"))
                .isZero();
        assertThat(logged("metrics")).contains("accuracy", "species/demographic_parity_difference");
        assertThat(logged("params")).containsExactlyInAnyOrder("evaluate.model", "evaluate.data");
        String prefix = "PUT /api/2.0/mlflow-artifacts/artifacts/1/run-1/artifacts/evaluation/";
        assertThat(fake.lines())
                .contains(prefix + "evaluation.json", prefix + "roc.svg", prefix + "fairness.json")
                .last()
                .isEqualTo("POST /api/2.0/mlflow/runs/update");
    }

    @Test
    void explain_logs_importance_and_what_it_writes() {
        fitted();
        assertThat(console.run(
                        "explain", "--model", path("out"), "--data", path("iris.csv"), "--out", path("explanation")))
                .isZero();
        assertThat(logged("metrics")).contains("permutation_importance/petal_length", "mean_absolute_shap/petal_width");
        String prefix = "PUT /api/2.0/mlflow-artifacts/artifacts/1/run-1/artifacts/explanation/";
        assertThat(fake.lines())
                .contains(prefix + "explanation.json", prefix + "importance.svg", prefix + "errors.json");
        assertThat(folder.resolve("explanation")).isDirectoryContaining(file -> file.endsWith("errors.svg"));
    }

    @Test
    void drift_logs_each_measure_of_each_column() {
        String iris = Tables.iris(folder).toString();
        assertThat(console.run("drift", "--baseline", iris, "--production", iris))
                .isZero();
        assertThat(logged("metrics")).contains("sepal_width/NullValueRate", "species/PearsonsChiSquaredTest");
        assertThat(fake.lines()).anyMatch(line -> line.endsWith("/artifacts/drift/drift.json"));
    }

    @Test
    void automl_logs_its_metrics_and_its_model() {
        assertThat(console.run(
                        "automl",
                        "--data",
                        Tables.iris(folder).toString(),
                        "--target",
                        "species",
                        "--max-trials",
                        "2",
                        "--n-cross-validations",
                        "2",
                        "--out",
                        path("best")))
                .isZero();
        assertThat(logged("metrics")).contains("AUC_weighted", "cross_validated/AUC_weighted");
        assertThat(fake.lines())
                .anyMatch(line -> line.endsWith("/artifacts/model/leaderboard.json"))
                .anyMatch(line -> line.endsWith("/artifacts/model/model.json"));
    }

    @Test
    void losses_of_an_epoch_are_logged_with_the_epoch_as_step() {
        var surroundings = new Surroundings(
                Map.of("MLFLOW_TRACKING_URI", fake.uri()),
                Clock.systemUTC(),
                new BufferedReader(Reader.nullReader()),
                new PrintWriter(Writer.nullWriter()),
                new PrintWriter(Writer.nullWriter()),
                false);
        Tracking.open(Tracking.Mode.auto, surroundings, Progress.SILENT)
                .epochs()
                .epochEnded(3, 9, 0.5, 0.25);
        var points = fake.call("/api/2.0/mlflow/runs/log-batch").json().get("metrics");
        assertThat((List<?>) points)
                .hasSize(2)
                .allSatisfy(each -> assertThat(((Map<?, ?>) each).get("step")).isEqualTo(3));
        assertThat(logged("metrics")).containsExactly("training_loss", "validation_loss");
    }

    @Test
    void failed_fit_fails_its_run() {
        assertThat(fit("none", "auto")).isEqualTo(2);
        assertThat(fake.call("/api/2.0/mlflow/runs/update").json()).containsEntry("status", "FAILED");
    }

    @Test
    void failed_call_fails_the_fit_before_it_trains() {
        fake.failNext(500);
        assertThat(fit("species", "auto")).isEqualTo(1);
        assertThat(console.err())
                .contains("MLflow experiments/get-by-name failed")
                .doesNotContain("\tat ");
        assertThat(console.out()).isEmpty();
    }

    @Test
    void failed_call_is_a_note_when_logging_is_optional() {
        fake.failNext(500);
        assertThat(fit("species", "optional")).isZero();
        assertThat(console.out()).contains("Not logged: MLflow experiments/get-by-name failed");
    }

    @Test
    void nothing_is_called_when_logging_is_off() {
        assertThat(fit("species", "off")).isZero();
        assertThat(fake.calls()).isEmpty();
    }
}
