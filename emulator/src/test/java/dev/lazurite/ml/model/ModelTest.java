package dev.lazurite.ml.model;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.ml.MlInstance;
import dev.lazurite.tracking.RunStatus;
import dev.lazurite.tracking.Runs;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ModelTest {
    private final MlInstance instance = MlInstance.shared();

    private ObjectNode put(String name, String type, String uri) {
        return instance.json("PUT", "/models/" + name + "/versions/1", body(type, uri));
    }

    private static String body(String type, String uri) {
        return "{\"properties\": {\"modelType\": \"" + type + "\", \"modelUri\": \"" + uri + "\"}}";
    }

    private void run(String id) {
        instance.instance()
                .wiring()
                .runs()
                .create(new Runs.Submission(
                        id,
                        instance.facts().id().key(),
                        "models",
                        id,
                        "",
                        "azureml.scriptrun",
                        "",
                        RunStatus.COMPLETED,
                        "tester",
                        Map.of(),
                        Map.of()));
    }

    private String place(String datastore, String path) {
        return instance.workspace()
                        .replace("/subscriptions", "azureml://subscriptions")
                        .replace("/providers/Microsoft.MachineLearningServices", "")
                + "/datastores/" + datastore + "/paths/" + path;
    }

    @Test
    void flavors_is_an_object_even_when_there_are_none() {
        ObjectNode shown = put("plain", "custom_model", "azureml://datastores/workspaceblobstore/paths/m");
        assertThat(shown.at("/properties/flavors").isObject()).isTrue();
        assertThat(shown.at("/properties/modelUri").asText()).isEqualTo(place("workspaceblobstore", "m"));
        assertThat(instance.json("GET", "/models/plain", "")
                        .at("/properties/nextVersion")
                        .asText())
                .isEqualTo("2");
    }

    @Test
    void outputs_of_jobs_and_artifacts_of_runs_become_places_in_datastores() {
        run("job-of-models");
        ObjectNode output = put("of-output", "custom_model", "azureml://jobs/job-of-models/outputs/model");
        assertThat(output.at("/properties/modelUri").asText())
                .isEqualTo(place("workspaceblobstore", "azureml/job-of-models/model/"));
        assertThat(output.at("/properties/jobName").asText()).isEqualTo("job-of-models");
        assertThat(put("of-paths", "custom_model", "azureml://jobs/job-of-models/outputs/artifacts/paths/model/")
                        .at("/properties/modelUri")
                        .asText())
                .isEqualTo(place("workspaceartifactstore", "ExperimentRun/dcid.job-of-models/model/"));
        assertThat(put("of-run", "custom_model", "runs:/job-of-models/model")
                        .at("/properties/modelUri")
                        .asText())
                .isEqualTo(place("workspaceartifactstore", "ExperimentRun/dcid.job-of-models/model"));
        HttpResponse<String> unknown = instance.arm(
                "PUT", "/models/of-nothing/versions/1", body("custom_model", "azureml://jobs/no-job/outputs/o"));
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("no-job");
    }

    @Test
    void the_flavors_of_an_mlflow_model_are_read_from_its_file() throws Exception {
        byte[] file = "flavors:\n  python_function:\n    loader_module: mlflow.sklearn\n  sklearn:\n    code: null\n"
                .getBytes(StandardCharsets.UTF_8);
        instance.instance()
                .wiring()
                .blobs()
                .put(
                        instance.facts().account(),
                        "azureml-blobstore-" + instance.facts().guid(),
                        "flavored/MLmodel",
                        new ByteArrayInputStream(file),
                        "text/plain");
        ObjectNode shown = put("flavored", "mlflow_model", "azureml://datastores/workspaceblobstore/paths/flavored");
        assertThat(shown.at("/properties/flavors/python_function/data/loader_module")
                        .asText())
                .isEqualTo("mlflow.sklearn");
        assertThat(shown.at("/properties/flavors").has("sklearn")).isTrue();
    }

    @Test
    void a_version_cannot_be_made_to_point_elsewhere() {
        put("fixed", "custom_model", "azureml://datastores/workspaceblobstore/paths/one");
        assertThat(instance.arm(
                                "PUT",
                                "/models/fixed/versions/1",
                                body("custom_model", "azureml://datastores/workspaceblobstore/paths/two"))
                        .body())
                .contains("Asset paths cannot be updated.");
    }
}
