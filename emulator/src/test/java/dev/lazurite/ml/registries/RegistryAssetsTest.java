package dev.lazurite.ml.registries;

import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.ml.MlInstance;
import dev.lazurite.platform.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RegistryAssetsTest {
    private static final String VERSION = "?api-version=2021-10-01-dataplanepreview";
    private static final MlInstance INSTANCE = MlInstance.shared();
    private static String registry = "";

    @BeforeAll
    static void a_registry() {
        String workspace = INSTANCE.workspace();
        registry = workspace.substring(0, workspace.indexOf("/workspaces/")) + "/registries/assets-of-registries";
        HttpResponse<String> made = INSTANCE.send(
                "PUT",
                "/arm" + registry + "?api-version=2023-04-01",
                "{\"location\": \"eastus\", \"properties\": {\"regionDetails\": [{\"location\": \"eastus\"}]}}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(202);
    }

    /** As a client of the registry asks: at the front end of its region. */
    private static HttpResponse<String> front(String method, String below, String body) {
        return INSTANCE.send(method, "/api/eastus/mferp/managementfrontend" + registry + below + VERSION, body);
    }

    private static void put(String below, ObjectNode properties) {
        HttpResponse<String> answer =
                front("PUT", below, Json.object().set("properties", properties).toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("null");
    }

    private static JsonNode shown(String below) {
        HttpResponse<String> answer = front("GET", below, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.parse(answer.body());
    }

    @Test
    void write_of_an_asset_is_a_202_whose_operation_says_the_asset_id() {
        ObjectNode properties = Json.object().put("image", "ubuntu");
        HttpResponse<String> answer = front(
                "PUT",
                "/environments/polled/versions/1",
                Json.object().set("properties", properties).toString());
        String location = answer.headers().firstValue("location").orElseThrow();
        HttpResponse<String> polled =
                INSTANCE.send("GET", "/api/eastus" + location.substring(location.indexOf("/assetstore")), "");
        assertThat(polled.statusCode()).isEqualTo(200);
        assertThat(Json.parse(polled.body()).path("assetId").asText())
                .isEqualTo("azureml://registries/assets-of-registries/environments/polled/versions/1");
    }

    @Test
    void asset_of_a_registry_is_shown_with_its_asset_id_and_a_word_for_a_type() {
        put("/environments/shown/versions/3", Json.object().put("image", "ubuntu"));
        JsonNode version = shown("/environments/shown/versions/3");
        assertThat(version.path("id").asText())
                .isEqualTo("azureml://registries/assets-of-registries/environments/shown/versions/3");
        assertThat(version.path("type").asText()).isEqualTo("environments");
        JsonNode container = shown("/environments/shown");
        assertThat(container.at("/properties/latestVersion").asText()).isEqualTo("3");
        JsonNode list = shown("/environments/shown/versions");
        assertThat(list.at("/value/0/name").asText()).isEqualTo("3");
    }

    @Test
    void files_are_uploaded_once_and_read_with_a_signature() {
        String asset = "azureml://registries/assets-of-registries/models/kept/versions/1";
        ObjectNode asked = Json.object().put("assetId", asset);
        HttpResponse<String> place = front("PUT", "/tempdatarefs/kept/versions/1", asked.toString());
        assertThat(place.statusCode()).as(place.body()).isEqualTo(200);
        JsonNode reference = Json.parse(place.body()).path("blobReferenceForConsumption");
        assertThat(reference.at("/credential/credentialType").asText()).isEqualTo("SAS");
        String uri = reference.path("blobUri").asText() + "/model";
        put("/models/kept/versions/1", Json.object().put("modelUri", uri));

        assertThat(front("PUT", "/tempdatarefs/kept/versions/1", asked.toString())
                        .statusCode())
                .isEqualTo(409);
        HttpResponse<String> read = front(
                "POST", "/datarefs/kept/versions/1", asked.put("blobUri", uri).toString());
        assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
        assertThat(Json.parse(read.body())
                        .at("/blobReferenceForConsumption/credential/sasUri")
                        .asText())
                .contains("sig=");
        HttpResponse<String> foreign = front(
                "POST",
                "/datarefs/kept/versions/1",
                asked.put("blobUri", "https://other.blob.core.windows.net/c/x").toString());
        assertThat(foreign.statusCode()).isEqualTo(400);
    }

    @Test
    void import_makes_a_version_of_a_workspace_one_of_the_registry() {
        HttpResponse<String> made = INSTANCE.send(
                "PUT",
                "/arm" + INSTANCE.workspace() + "/environments/shared/versions/2?api-version=2023-04-01",
                "{\"properties\": {\"image\": \"ubuntu\"}}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String name = INSTANCE.workspace().substring(INSTANCE.workspace().lastIndexOf('/') + 1);
        ObjectNode properties = Json.object()
                .put("referenceType", "Id")
                .put("destinationName", "shared")
                .put("destinationVersion", "7")
                .put(
                        "sourceAssetId",
                        "azureml://locations/eastus/workspaces/" + name + "/environments/shared/versions/2");
        String body = Json.object().set("properties", properties).toString();
        assertThat(front("POST", "/import", body).statusCode()).isEqualTo(202);
        assertThat(shown("/environments/shared/versions/7")
                        .at("/properties/image")
                        .asText())
                .isEqualTo("ubuntu");
        assertThat(front("POST", "/import", body).statusCode()).isEqualTo(409);
    }
}
