package dev.lazurite.ml.mlflow;

import java.net.http.HttpResponse;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.ml.MlInstance;
import dev.lazurite.platform.Json;
import dev.lazurite.tracking.RunStatus;
import dev.lazurite.tracking.Runs;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RegistryTest {
    private final MlInstance instance = MlInstance.shared();

    private HttpResponse<String> send(String method, String path, String body) {
        return instance.send(
                method, "/api/eastus/mlflow/v2.0" + instance.workspace() + "/api/2.0/mlflow/" + path, body);
    }

    private ObjectNode json(String method, String path, String body) {
        HttpResponse<String> answer = send(method, path, body.replace('\'', '"'));
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        return Json.parse(answer.body());
    }

    private ObjectNode model(String name) {
        return json("POST", "registered-models/create", "{'name': '" + name + "'}");
    }

    private ObjectNode version(String name, String run) {
        Runs runs = instance.instance().wiring().runs();
        if (runs.find(instance.facts().id().key(), run).isEmpty()) {
            runs.create(new Runs.Submission(
                    run,
                    instance.facts().id().key(),
                    "registry",
                    run,
                    "",
                    "",
                    "",
                    RunStatus.COMPLETED,
                    "tester",
                    Map.of(),
                    Map.of()));
        }
        return json(
                "POST",
                "model-versions/create",
                "{'name': '" + name + "', 'source': 'runs:/" + run + "/model', 'run_id': '" + run + "'}");
    }

    @Test
    void what_mlflow_registers_is_a_model_asset() {
        model("by-mlflow");
        assertThat(version("by-mlflow", "run-a").at("/model_version/version").asText())
                .isEqualTo("1");
        ObjectNode asset = instance.json("GET", "/models/by-mlflow/versions/1", "");
        assertThat(asset.at("/properties/modelType").asText()).isEqualTo("mlflow_model");
        assertThat(asset.at("/properties/jobName").asText()).isEqualTo("run-a");
        assertThat(asset.at("/properties/modelUri").asText())
                .endsWith("/datastores/workspaceartifactstore/paths/ExperimentRun/dcid.run-a/model");
        assertThat(asset.toString()).doesNotContain("_mlflow");
    }

    @Test
    void a_model_asset_is_a_registered_model() {
        instance.json(
                "PUT",
                "/models/by-arm/versions/3",
                "{\"properties\": {\"modelUri\": \"azureml://datastores/workspaceblobstore/paths/m\", \"tags\":"
                        + " {\"k\": \"v\"}}}");
        ObjectNode found = json("GET", "model-versions/get?name=by-arm&version=3", "");
        assertThat(found.at("/model_version/current_stage").asText()).isEqualTo("None");
        assertThat(found.at("/model_version/tags/0/value").asText()).isEqualTo("v");
        assertThat(json("GET", "registered-models/get?name=by-arm", "")
                        .at("/registered_model/latest_versions/0/version")
                        .asText())
                .isEqualTo("3");
    }

    @Test
    void a_name_is_taken_once_and_an_unknown_one_does_not_exist() {
        model("once");
        HttpResponse<String> again = send("POST", "registered-models/create", "{\"name\": \"once\"}");
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.body()).contains("RESOURCE_ALREADY_EXISTS", "once");
        HttpResponse<String> unknown = send("GET", "registered-models/get?name=never", "");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("RESOURCE_DOES_NOT_EXIST", "never");
    }

    @Test
    void tags_description_aliases_and_stages_are_kept() {
        model("kept");
        version("kept", "run-b");
        version("kept", "run-b");
        json("PATCH", "registered-models/update", "{'name': 'kept', 'description': 'about it'}");
        json("POST", "registered-models/set-tag", "{'name': 'kept', 'key': 'team', 'value': 'blue'}");
        json("POST", "registered-models/alias", "{'name': 'kept', 'alias': 'champion', 'version': '1'}");
        json(
                "POST",
                "model-versions/transition-stage",
                "{'name': 'kept', 'version': '1', 'stage': 'Production', 'archive_existing_versions': false}");
        json(
                "POST",
                "model-versions/transition-stage",
                "{'name': 'kept', 'version': '2', 'stage': 'production', 'archive_existing_versions': true}");
        ObjectNode model = json("GET", "registered-models/get?name=kept", "");
        assertThat(model.at("/registered_model/description").asText()).isEqualTo("about it");
        assertThat(model.at("/registered_model/tags/0/key").asText()).isEqualTo("team");
        assertThat(json("GET", "registered-models/alias?name=kept&alias=champion", "")
                        .at("/model_version/version")
                        .asText())
                .isEqualTo("1");
        assertThat(json("GET", "model-versions/get?name=kept&version=1", "")
                        .at("/model_version/current_stage")
                        .asText())
                .isEqualTo("Archived");
        assertThat(json("POST", "registered-models/get-latest-versions", "{'name': 'kept', 'stages': ['Production']}")
                        .at("/model_versions/0/version")
                        .asText())
                .isEqualTo("2");
        assertThat(send(
                                "POST",
                                "model-versions/transition-stage",
                                "{\"name\": \"kept\", \"version\": \"1\", \"stage\": \"Lost\"}")
                        .body())
                .contains("INVALID_PARAMETER_VALUE", "Lost", "Staging");
    }

    @Test
    void searches_filter_and_order() {
        model("search-one");
        model("search-two");
        version("search-two", "run-c");
        ObjectNode models =
                json("GET", "registered-models/search?filter=name%20LIKE%20%27search-%25%27&order_by=name%20DESC", "");
        assertThat(models.at("/registered_models/0/name").asText()).isEqualTo("search-two");
        assertThat(models.at("/registered_models")).hasSize(2);
        assertThat(json("GET", "model-versions/search?filter=run_id%3D%27run-c%27", "")
                        .at("/model_versions"))
                .hasSize(1);
        assertThat(json("GET", "model-versions/search?filter=name%3D%27search-one%27", "")
                        .at("/model_versions"))
                .isEmpty();
    }

    @Test
    void a_model_is_renamed_with_its_versions_and_deleted_with_them() {
        model("before");
        version("before", "run-d");
        json("POST", "registered-models/rename", "{'name': 'before', 'new_name': 'after'}");
        assertThat(json("GET", "model-versions/get?name=after&version=1", "")
                        .at("/model_version/run_id")
                        .asText())
                .isEqualTo("run-d");
        assertThat(send("GET", "registered-models/get?name=before", "").statusCode())
                .isEqualTo(404);
        json("DELETE", "registered-models/delete", "{'name': 'after'}");
        assertThat(instance.arm("GET", "/models/after/versions/1", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_download_address_leads_to_the_runs_artifacts() {
        model("download");
        version("download", "run-e");
        assertThat(json("GET", "model-versions/get-download-uri?name=download&version=1", "")
                        .path("artifact_uri")
                        .asText())
                .contains("/run-e/artifacts/model");
    }

    @Test
    void a_search_that_leaves_prompts_out_finds_models() {
        model("no-prompt");
        assertThat(json(
                                "GET",
                                "registered-models/search?filter=name%3D%27no-prompt%27+AND+tags.%60mlflow.prompt.is_prompt%60"
                                        + "+%21%3D+%27true%27",
                                "")
                        .at("/registered_models"))
                .hasSize(1);
    }

    @Test
    void the_files_of_a_model_that_no_run_made_are_artifacts_of_the_model() throws Exception {
        instance.instance()
                .wiring()
                .blobs()
                .put(
                        instance.facts().account(),
                        "azureml-blobstore-" + instance.facts().guid(),
                        "up/load/saved/MLmodel",
                        new java.io.ByteArrayInputStream(new byte[] {1}),
                        "text/plain");
        instance.json(
                "PUT",
                "/models/uploaded/versions/1",
                "{\"properties\": {\"modelUri\": \"azureml://datastores/workspaceblobstore/paths/up/load/saved\"}}");
        assertThat(json("GET", "model-versions/get-download-uri?name=uploaded&version=1", "")
                        .path("artifact_uri")
                        .asText())
                .isEqualTo("azureml://artifacts/Model/uploaded:1/saved");
        String base = "/api/eastus/artifact/v2.0" + instance.workspace() + "/artifacts/Model/uploaded%3A1";
        assertThat(instance.send("GET", base, "").body()).contains("\"path\":\"saved/MLmodel\"");
        assertThat(instance.send("GET", base + "/contentinfo?path=saved/MLmodel", "")
                        .body())
                .contains("/up/load/saved/MLmodel?", "sig=");
        assertThat(instance.send("GET", base + "/contentinfo?path=saved/../../other", "")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_source_that_leads_nowhere_is_refused() {
        model("nowhere");
        assertThat(send("POST", "model-versions/create", "{\"name\": \"nowhere\", \"source\": \"/etc/passwd\"}")
                        .body())
                .contains("INVALID_PARAMETER_VALUE", "/etc/passwd");
    }

    @Test
    void a_jobs_token_registers_its_own_run_and_changes_nothing_else() throws Exception {
        model("of-somebody");
        String token = instance.instance()
                .wiring()
                .tokens()
                .forRun(new dev.lazurite.identity.RunIdentity(
                        "run-f", instance.facts().id().key(), "1"))
                .value();
        String base = "/api/eastus/mlflow/v2.0" + instance.workspace() + "/api/2.0/mlflow/";
        String[] header = {"Authorization", "Bearer " + token};
        assertThat(instance.instance()
                        .send("POST", base + "registered-models/create", "{\"name\": \"of-job\"}", header)
                        .statusCode())
                .isEqualTo(200);
        assertThat(instance.instance()
                        .send(
                                "POST",
                                base + "model-versions/create",
                                "{\"name\": \"of-job\", \"source\": \"runs:/run-f/model\"}",
                                header)
                        .statusCode())
                .isEqualTo(200);
        assertThat(instance.instance()
                        .send(
                                "POST",
                                base + "model-versions/create",
                                "{\"name\": \"of-job\", \"source\": \"runs:/run-a/model\"}",
                                header)
                        .statusCode())
                .isEqualTo(403);
        assertThat(instance.instance()
                        .send("DELETE", base + "registered-models/delete", "{\"name\": \"of-somebody\"}", header)
                        .statusCode())
                .isEqualTo(403);
    }
}
