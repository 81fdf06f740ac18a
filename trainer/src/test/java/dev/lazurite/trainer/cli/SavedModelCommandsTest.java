package dev.lazurite.trainer.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.lazurite.trainer.Tables;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

final class SavedModelCommandsTest {
    @TempDir
    private Path folder;

    private final Console console = new Console(Map.of());

    private String model(Path data, String target, String learner) {
        String out = folder.resolve("model").toString();
        console.run("fit", "--data", data.toString(), "--target", target, "--learner", learner, "--out", out);
        return out;
    }

    @Test
    void evaluate_prints_the_metrics_of_automated_ml_and_writes_tables_and_plots() throws IOException {
        Path iris = Tables.iris(folder);
        String model = model(iris, "species", "logistic-regression");
        Path out = folder.resolve("evaluation");
        assertThat(console.run("evaluate", "--model", model, "--data", iris.toString(), "--out", out.toString()))
                .isZero();
        assertThat(console.out()).contains("AUC_weighted", "norm_macro_recall", "rows: actual class");
        Map<String, Object> written = JSON.std.mapFrom(Files.readString(out.resolve("evaluation.json")));
        assertThat(written).containsOnlyKeys("metrics", "confusion_matrix", "calibration");
        assertThat(out.resolve("roc.svg")).content().startsWith("<svg").contains("virginica", "<polyline");
        assertThat(out.resolve("calibration.svg")).content().contains("perfect");
    }

    @Test
    void evaluate_of_a_number_prints_normalised_errors() {
        Path houses = Tables.houses(folder);
        String model = model(houses, "price", "gradient-boosting");
        assertThat(console.run("evaluate", "--model", model, "--data", houses.toString(), "--json"))
                .isZero();
        assertThat(console.out()).contains("{\"event\":\"evaluated\"", "normalized_root_mean_squared_error");
    }

    @Test
    void class_that_the_model_does_not_know_is_refused() {
        String model = model(Tables.iris(folder), "species", "decision-tree");
        Path odd = Tables.write(
                folder, "odd.csv", "sepal_length,sepal_width,petal_length,petal_width,species", "1,2,3,4,rose");
        assertThat(console.run("evaluate", "--model", model, "--data", odd.toString()))
                .isEqualTo(2);
        assertThat(console.err()).contains("Row 1 is of class 'rose', which the model does not know", "setosa");
    }

    @Test
    void predict_writes_a_line_a_row_without_needing_the_target() throws IOException {
        Path iris = Tables.iris(folder);
        String model = model(iris, "species", "random-forest");
        Path fresh = Tables.write(
                folder,
                "fresh.csv",
                "petal_width,petal_length,sepal_width,sepal_length",
                "0.2,1.4,3.4,5.0",
                "2,5.6,3,6.6");
        Path out = folder.resolve("predictions.csv");
        assertThat(console.run("predict", "--model", model, "--data", fresh.toString(), "--out", out.toString()))
                .isZero();
        List<String> lines = Files.readAllLines(out);
        assertThat(lines.get(0))
                .isEqualTo("prediction,probability_setosa,probability_versicolor,probability_virginica");
        assertThat(lines.get(1)).startsWith("setosa,");
        assertThat(lines.get(2)).startsWith("virginica,");
        assertThat(lines).hasSize(3);
    }

    @Test
    void text_where_the_model_needs_numbers_and_a_missing_input_are_refused() {
        String model = model(Tables.houses(folder), "price", "linear-regression");
        Path text = Tables.write(folder, "text.csv", "area,rooms,age,town", "big,2,3,A");
        Path out = folder.resolve("p.csv");
        assertThat(console.run("predict", "--model", model, "--data", text.toString(), "--out", out.toString()))
                .isEqualTo(2);
        assertThat(console.err()).contains("Column 'area' must hold numbers, but line 2 has 'big'");
        Path lacking = Tables.write(folder, "lacking.csv", "area,rooms,town", "50,2,A");
        assertThat(console.run("predict", "--model", model, "--data", lacking.toString(), "--out", out.toString()))
                .isEqualTo(2);
        assertThat(console.err()).contains("There is no column 'age'");
    }

    @Test
    void explain_ranks_columns_and_writes_how_each_matters() throws IOException {
        Path houses = Tables.houses(folder);
        String model = model(houses, "price", "gradient-boosting");
        Path out = folder.resolve("explanation");
        assertThat(console.run("explain", "--model", model, "--data", houses.toString(), "--out", out.toString()))
                .isZero();
        var explanation = JSON.std.mapFrom(Files.readString(out.resolve("explanation.json")));
        assertThat(((Map<?, ?>) explanation.get("permutation_importance"))
                        .keySet()
                        .iterator()
                        .next())
                .isEqualTo("area");
        assertThat(((Map<?, ?>) explanation.get("mean_absolute_shap"))
                        .keySet()
                        .iterator()
                        .next())
                .isEqualTo("area");
        assertThat((List<?>) ((Map<?, ?>) explanation.get("partial_dependence")).get("town"))
                .hasSize(3);
        assertThat(out.resolve("importance.svg")).content().contains("<svg", "rooms");
        assertThat(console.out()).contains("mean |SHAP|");
    }

    @Test
    void automl_writes_a_model_that_other_commands_take() throws IOException {
        Path iris = Tables.iris(folder);
        Path out = folder.resolve("best");
        assertThat(console.run(
                        "automl",
                        "--data",
                        iris.toString(),
                        "--target",
                        "species",
                        "--max-trials",
                        "4",
                        "--n-cross-validations",
                        "3",
                        "--out",
                        out.toString()))
                .isZero();
        assertThat(console.out()).contains("trial 0", "AUC_weighted=");
        assertThat(out.resolve("leaderboard.json")).content().contains("logistic-regression");
        assertThat(out).isDirectoryContaining(file -> file.endsWith("model.onnx"));
        assertThat(console.run("evaluate", "--model", out.toString(), "--data", iris.toString()))
                .isZero();
    }

    @Test
    void drift_tells_a_column_that_moved_from_one_that_did_not() throws IOException {
        var before = new String[201];
        var after = new String[201];
        before[0] = "still,moved,kind";
        after[0] = before[0];
        for (int i = 1; i < before.length; i++) {
            before[i] = "%d,%d,%s".formatted(i, i, i % 2 == 0 ? "a" : "b");
            after[i] = "%d,%d,%s".formatted(i, i + 300, i % 10 == 0 ? "a" : "b");
        }
        Path of = Tables.write(folder, "before.csv", before);
        Path to = Tables.write(folder, "after.csv", after);
        Path out = folder.resolve("drift.json");
        assertThat(console.run(
                        "drift", "--baseline", of.toString(), "--production", to.toString(), "--out", out.toString()))
                .isZero();
        var drift = JSON.std.mapFrom(Files.readString(out));
        assertThat(((Map<?, ?>) drift.get("still")).get("JensenShannonDistance"))
                .isEqualTo(0.0);
        assertThat((Double) ((Map<?, ?>) drift.get("moved")).get("JensenShannonDistance"))
                .isGreaterThan(0.9);
        assertThat((Double) ((Map<?, ?>) drift.get("moved")).get("OutOfBoundsRate"))
                .isEqualTo(1.0);
        assertThat((Double) ((Map<?, ?>) drift.get("kind")).get("PearsonsChiSquaredTest"))
                .isLessThan(1e-6);
        assertThat(console.out()).contains("NormalizedWassersteinDistance");
    }

    @Test
    void drift_counts_what_is_not_of_the_type_and_what_is_missing_apart() throws IOException {
        Path of = Tables.write(folder, "of.csv", "x,day,k", "1,2024-01-01,a", "2,2024-01-02,b", "3,2024-01-03,a");
        Path to = Tables.write(
                folder,
                "to.csv",
                "x,day,k",
                "1,2024-01-01,7",
                "two,2024-01-02,b",
                ",soon,a",
                "3,,a",
                "1e999,2024-01-03,a");
        Path out = folder.resolve("drift.json");
        assertThat(console.run(
                        "drift", "--baseline", of.toString(), "--production", to.toString(), "--out", out.toString()))
                .isZero();
        var drift = JSON.std.mapFrom(Files.readString(out));
        assertThat(drift.get("x"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("DataTypeErrorRate", 0.4)
                .containsEntry("NullValueRate", 0.2)
                .containsEntry("OutOfBoundsRate", 0.0);
        assertThat(drift.get("day"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("DataTypeErrorRate", 0.2)
                .containsEntry("NullValueRate", 0.2);
        assertThat(drift.get("k"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("DataTypeErrorRate", 0.0)
                .containsEntry("OutOfBoundsRate", 0.2);
    }

    @Test
    void drift_needs_two_values() {
        Path of = Tables.write(folder, "of.csv", "x", "1", "2", "3");
        Path to = Tables.write(folder, "to.csv", "x,y", "1,1");
        assertThat(console.run("drift", "--baseline", of.toString(), "--production", to.toString()))
                .isEqualTo(2);
        assertThat(console.err()).contains("Column 'x' has fewer than two values in one of the tables");
    }
}
