package dev.lazurite.trainer.tabular;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import ai.onnx.proto.OnnxMl;
import com.fasterxml.jackson.jr.ob.JSON;
import dev.lazurite.trainer.Tables;
import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.Model;
import dev.lazurite.trainer.api.Prediction;
import dev.lazurite.trainer.api.Progress;
import dev.lazurite.trainer.api.Task;
import dev.lazurite.trainer.data.TableFile;
import dev.lazurite.trainer.data.TableOptions;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class ModelFolderTest {
    @TempDir
    private Path folder;

    private static Dataset read(Path file, String target, Task task) throws IOException {
        return TableFile.open(TableOptions.of(file)).read(target, task, Progress.SILENT);
    }

    @ParameterizedTest
    @CsvSource({
        "logistic-regression, species",
        "logistic-sgd, species",
        "decision-tree, species",
        "random-forest, species",
        "gradient-boosting, species",
        "linear-regression, price",
        "elastic-net, price",
        "linear-sgd, price",
        "decision-tree, price",
        "random-forest, price",
        "gradient-boosting, price",
        "k-nearest-neighbors, species",
        "k-nearest-neighbors, price",
        "svm, species",
        "svm, price",
        "baseline, species",
        "baseline, price",
        "k-means, species",
        "hdbscan, species",
        "isolation-forest, species"
    })
    void saved_model_predicts_the_same_to_the_last_bit(String learner, String target) throws IOException {
        boolean classes = target.equals("species");
        Path file = classes ? Tables.iris(folder) : Tables.houses(folder);
        Model fitted = Fit.run(FitRequest.of(file, target, learner, folder), Progress.SILENT)
                .model();
        Model loaded = ModelFolder.load(folder);
        Dataset data = read(file, target, classes ? Task.CLASSIFICATION : Task.REGRESSION);
        assertThat(loaded.predict(data)).isEqualTo(fitted.predict(data));
        assertThat(loaded.inputs()).isEqualTo(fitted.inputs());
        assertThat(loaded.target()).isEqualTo(fitted.target());
        assertThat(loaded.task()).isEqualTo(fitted.task());
    }

    @Test
    void row_given_by_names_is_predicted_as_in_a_table() throws IOException {
        Path file = Tables.houses(folder);
        Model model = Fit.run(FitRequest.of(file, "price", "gradient-boosting", folder), Progress.SILENT)
                .model();
        Dataset data = read(file, "price", Task.REGRESSION);
        Map<String, Object> row = Map.of(
                "area",
                data.number(0, 5),
                "rooms",
                data.number(1, 5),
                "age",
                data.number(2, 5),
                "town",
                data.text(3, 5));
        assertThat(model.predict(row)).isEqualTo(model.predict(data).get(5));
        assertThatThrownBy(() -> model.predict(Map.of("area", 50)))
                .hasMessageContaining("The row has no 'rooms'. The model needs: area, rooms, age, town.");
        assertThatThrownBy(() -> model.predict(Map.of("area", "big", "rooms", 2, "age", 3, "town", "A")))
                .hasMessageContaining("Column 'area' must be a number, but is 'big'");
    }

    /** That Python predicts the same numbers with it is shown by sdk-compat/trainer/compare_exports.py. */
    @ParameterizedTest
    @ValueSource(strings = {"logistic-regression", "random-forest", "gradient-boosting"})
    void folder_is_a_model_of_mlflow_in_onnx(String learner) throws IOException {
        Fit.run(FitRequest.of(Tables.iris(folder), "species", learner, folder), Progress.SILENT);
        var onnx = OnnxMl.ModelProto.parseFrom(Files.readAllBytes(folder.resolve("model.onnx")));
        assertThat(onnx.getGraph().getInputList().stream().map(OnnxMl.ValueInfoProto::getName))
                .containsExactly("sepal_length", "sepal_width", "petal_length", "petal_width");
        assertThat(onnx.getGraph().getOutputList().stream().map(OnnxMl.ValueInfoProto::getName))
                .containsExactly("prediction", "probability_setosa", "probability_versicolor", "probability_virginica");
        Map<String, Object> description = JSON.std.mapFrom(Files.readString(folder.resolve("MLmodel")));
        assertThat((Map<?, ?>) description.get("flavors")).hasSize(2);
        assertThat(((Map<?, ?>) description.get("signature")).get("inputs").toString())
                .startsWith("[{\"type\":\"double\",\"name\":\"sepal_length\"");
    }

    @Test
    void probabilities_add_up_to_one() throws IOException {
        Path file = Tables.iris(folder);
        for (String learner : new String[] {"logistic-regression", "logistic-sgd", "decision-tree"}) {
            Model model = Fit.run(FitRequest.of(file, "species", learner, folder), Progress.SILENT)
                    .model();
            assertThat(model.predict(read(file, "species", Task.CLASSIFICATION)))
                    .allSatisfy(prediction -> assertThat(((Prediction.OfClass) prediction)
                                    .probabilities().values().stream()
                                            .mapToDouble(p -> p)
                                            .sum())
                            .isCloseTo(1, Offset.offset(1e-9)));
        }
    }

    @Test
    void category_not_seen_in_training_and_missing_values_are_predicted_all_the_same() throws IOException {
        Path file = Tables.write(
                folder,
                "towns.csv",
                "town,price",
                "A,1",
                "A,1",
                "A,1",
                "B,3",
                "B,3",
                "B,3",
                "A,1",
                "B,3",
                "A,1",
                "B,3");
        Model model = Fit.run(FitRequest.of(file, "price", "linear-regression", folder), Progress.SILENT)
                .model();
        Path odd = Tables.write(folder, "odd.csv", "town,price", "A,1", "Z,2", ",3");
        assertThat(model.predict(read(odd, "price", Task.REGRESSION)))
                .allSatisfy(prediction ->
                        assertThat(((Prediction.OfNumber) prediction).value()).isFinite());
    }

    @Test
    void description_says_what_made_the_model() throws IOException {
        Path file = Tables.iris(folder);
        Fit.run(FitRequest.of(file, "species", "decision-tree", folder), Progress.SILENT);
        assertThat(folder.resolve("model.json"))
                .content()
                .contains("\"learner\" : \"decision-tree\"")
                .contains("\"max_depth\" : 0")
                .contains("\"seed\" : 42")
                .contains("\"sha256\" : \""
                        + TableFile.open(TableOptions.of(file)).sha256() + "\"")
                .contains("\"tribuo\" : \"4.3.2\"")
                .contains("\"accuracy\"")
                .contains("\"name\" : \"petal_width\"");
    }

    @Test
    void folder_without_a_model_is_refused() {
        assertThatThrownBy(() -> ModelFolder.load(folder)).hasMessageContaining("holds no model");
    }

    @Test
    void model_of_a_newer_version_is_refused() throws IOException {
        Files.writeString(folder.resolve("model.json"), "{\"format\": 99}");
        assertThatThrownBy(() -> ModelFolder.load(folder))
                .hasMessageContaining("has format 99; this version reads up to 2")
                .hasMessageContaining("newer lazurite-train");
    }

    @Test
    void table_that_lacks_an_input_is_refused() throws IOException {
        Model model = Fit.run(FitRequest.of(Tables.iris(folder), "species", "decision-tree", folder), Progress.SILENT)
                .model();
        Path other = Tables.write(folder, "other.csv", "petal_length,species", "1,a", "2,b");
        Dataset data = read(other, "species", Task.CLASSIFICATION);
        assertThatThrownBy(() -> model.predict(data))
                .hasMessageContaining("There is no column 'sepal_length'. The columns are: petal_length, species.");
    }
}
