package dev.lazurite.trainer.tabular;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import dev.lazurite.trainer.Tables;
import dev.lazurite.trainer.api.Progress;
import dev.lazurite.trainer.api.Task;
import dev.lazurite.trainer.data.SplitRule;
import dev.lazurite.trainer.data.TableOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class LearnersTest {
    @TempDir
    private Path folder;

    private Map<String, Double> fit(Path data, String target, String learner, Map<String, String> parameters)
            throws IOException {
        var request = new FitRequest(
                TableOptions.of(data),
                Optional.of(target),
                learner,
                Optional.empty(),
                new SplitRule.Chance(),
                0.25,
                3,
                parameters,
                folder.resolve("out"));
        return Fit.run(request, Progress.SILENT).provenance().metrics().values();
    }

    /** The data's own ceiling, by scikit-learn over 30 splits: 0.95 to 0.97. */
    @ParameterizedTest
    @CsvSource({
        "logistic-regression, 0.92, 0.25",
        "logistic-sgd, 0.92, 0.25",
        "decision-tree, 0.89, 5",
        "random-forest, 0.92, 1",
        "gradient-boosting, 0.89, 1",
        "k-nearest-neighbors, 0.92, 1",
        "svm, 0.92, 0.25"
    })
    void classifier_reaches_its_quality(String learner, double accuracy, double logLoss) throws IOException {
        var metrics = fit(Tables.iris(folder), "species", learner, Map.of());
        assertThat(metrics).containsOnlyKeys("accuracy", "f1_macro", "log_loss");
        assertThat(metrics.get("accuracy")).isGreaterThanOrEqualTo(accuracy);
        assertThat(metrics.get("f1_macro")).isGreaterThanOrEqualTo(accuracy - 0.01);
        assertThat(metrics.get("log_loss")).isLessThan(logLoss);
    }

    @ParameterizedTest
    @CsvSource({
        "linear-regression, 0.97",
        "linear-sgd, 0.965",
        "decision-tree, 0.89",
        "random-forest, 0.93",
        "gradient-boosting, 0.93",
        "k-nearest-neighbors, 0.89",
        "svm, 0.95"
    })
    void regressor_reaches_its_quality(String learner, double r2) throws IOException {
        var metrics = fit(Tables.houses(folder), "price", learner, Map.of());
        assertThat(metrics).containsOnlyKeys("r2", "rmse", "mae");
        assertThat(metrics.get("r2")).isGreaterThanOrEqualTo(r2);
        assertThat(metrics.get("mae")).isLessThan(metrics.get("rmse"));
    }

    @Test
    void elastic_net_with_little_penalty_is_least_squares_and_with_much_predicts_the_mean() throws IOException {
        Path houses = Tables.houses(folder);
        assertThat(fit(houses, "price", "elastic-net", Map.of("alpha", "1e-6")).get("r2"))
                .isGreaterThan(0.97);
        assertThat(fit(houses, "price", "elastic-net", Map.of("alpha", "1e9", "l1_ratio", "1"))
                        .get("r2"))
                .isLessThan(0.01);
    }

    @Test
    void linear_regression_bears_a_column_that_stands_there_twice() throws IOException {
        var lines = new String[200];
        lines[0] = "a,b,y";
        for (int i = 1; i < lines.length; i++) {
            double a = Math.sin(i * 1.7) * 10;
            lines[i] = "%s,%s,%s".formatted(a, a, 3 * a + 1);
        }
        assertThat(fit(Tables.write(folder, "twice.csv", lines), "y", "linear-regression", Map.of())
                        .get("r2"))
                .isGreaterThan(0.999);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "logistic-regression",
                "logistic-sgd",
                "decision-tree",
                "random-forest",
                "gradient-boosting",
                "svm"
            })
    void same_seed_writes_the_same_bytes(String learner) throws IOException {
        Path data = Tables.iris(folder);
        fit(data, "species", learner, Map.of());
        byte[] metrics = Files.readAllBytes(folder.resolve("out/metrics.json"));
        byte[] model = Files.readAllBytes(folder.resolve("out/model.json"));
        fit(data, "species", learner, Map.of());
        assertThat(folder.resolve("out/metrics.json")).hasBinaryContent(metrics);
        assertThat(folder.resolve("out/model.json")).hasBinaryContent(model);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "linear-regression",
                "elastic-net",
                "linear-sgd",
                "decision-tree",
                "random-forest",
                "gradient-boosting"
            })
    void same_seed_writes_the_same_bytes_for_numbers(String learner) throws IOException {
        Path data = Tables.houses(folder);
        fit(data, "price", learner, Map.of());
        byte[] metrics = Files.readAllBytes(folder.resolve("out/metrics.json"));
        fit(data, "price", learner, Map.of());
        assertThat(folder.resolve("out/metrics.json")).hasBinaryContent(metrics);
    }

    @Test
    void deeper_tree_fits_closer() throws IOException {
        Path data = Tables.houses(folder);
        double stump =
                fit(data, "price", "decision-tree", Map.of("max_depth", "1")).get("r2");
        double tree =
                fit(data, "price", "decision-tree", Map.of("max_depth", "6")).get("r2");
        assertThat(stump).isLessThan(0.75);
        assertThat(tree).isGreaterThan(stump);
    }

    @Test
    void learner_is_refused_for_a_task_it_cannot_do() {
        var request = new FitRequest(
                TableOptions.of(Tables.iris(folder)),
                Optional.of("species"),
                "linear-regression",
                Optional.of(Task.CLASSIFICATION),
                new SplitRule.Chance(),
                0.25,
                3,
                Map.of(),
                folder.resolve("out"));
        assertThatThrownBy(() -> Fit.run(request, Progress.SILENT))
                .hasMessage(
                        "Learner linear-regression does not do classification. Learners that do: logistic-regression, logistic-sgd, decision-tree, random-forest, gradient-boosting, k-nearest-neighbors, svm, baseline.");
    }

    @Test
    void criterion_of_the_other_task_is_refused() {
        assertThatThrownBy(() -> fit(Tables.houses(folder), "price", "decision-tree", Map.of("criterion", "gini")))
                .hasMessageContaining("Criterion gini is not for regression")
                .hasMessageContaining("squared_error");
    }

    @Test
    void parameter_out_of_range_or_unknown_is_refused_with_what_is_accepted() {
        assertThatThrownBy(() -> fit(Tables.iris(folder), "species", "logistic-regression", Map.of("C", "-1")))
                .hasMessageContaining("Parameter C is '-1'; it must be a number from 1.0E-9 to 1.0E9");
        assertThatThrownBy(() -> fit(Tables.iris(folder), "species", "logistic-sgd", Map.of("epochs", "many")))
                .hasMessageContaining("Parameter epochs is 'many'; it must be a whole number of at least 1");
        assertThatThrownBy(() -> fit(Tables.iris(folder), "species", "logistic-sgd", Map.of("depth", "3")))
                .hasMessageContaining(
                        "has no parameter 'depth'. Its parameters are: epochs, learning_rate, batch_size");
    }
}
