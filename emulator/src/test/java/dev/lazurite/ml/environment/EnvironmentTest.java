package dev.lazurite.ml.environment;

import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.ml.MlInstance;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EnvironmentTest {
    private final MlInstance instance = MlInstance.shared();

    private static String body(String image) {
        return "{\"properties\": {\"image\": \"" + image + "\"}}";
    }

    @Test
    void a_conda_file_is_kept_as_indented_json_with_its_keys_in_their_order() {
        String body = "{\"properties\": {\"image\": \"ubuntu\", \"condaFile\": \"name: x\\nchannels: [conda-forge]\\n"
                + "dependencies:\\n- python=3.8\\n- pip:\\n  - numpy\\n\"}}";
        ObjectNode shown = instance.json("PUT", "/environments/conda/versions/1", body);
        assertThat(shown.at("/properties/condaFile").asText()).isEqualTo("""
                {
                  "name": "x",
                  "channels": [
                    "conda-forge"
                  ],
                  "dependencies": [
                    "python=3.8",
                    {
                      "pip": [
                        "numpy"
                      ]
                    }
                  ]
                }""");
        assertThat(instance.arm("PUT", "/environments/conda/versions/1", body).statusCode())
                .isEqualTo(201);
    }

    @Test
    void a_version_that_is_there_cannot_be_changed() {
        instance.json("PUT", "/environments/fixed/versions/1", body("one"));
        HttpResponse<String> changed = instance.arm("PUT", "/environments/fixed/versions/1", body("two"));
        assertThat(changed.statusCode()).isEqualTo(400);
        assertThat(changed.body())
                .contains("Environment fixed with version 1 is already registered and cannot be changed.");
    }

    @Test
    void the_same_in_another_order_or_case_is_no_change() {
        String first = "{\"properties\": {\"image\": \"x\", \"condaFile\": \"name: n\\nchannels: [c]\\n\"}}";
        String again = "{\"properties\": {\"image\": \"x\", \"osType\": \"linux\","
                + " \"condaFile\": \"channels: [c]\\nname: n\\n\"}}";
        instance.json("PUT", "/environments/same/versions/1", first);
        assertThat(instance.json("PUT", "/environments/same/versions/1", again)
                        .at("/properties/osType")
                        .asText())
                .isEqualTo("Linux");
    }

    @Test
    void the_latest_is_the_one_made_last_whatever_its_version() {
        instance.json("PUT", "/environments/latest/versions/9", body("one"));
        instance.json("PUT", "/environments/latest/versions/1", body("two"));
        ObjectNode list = instance.json("GET", "/environments/latest/versions?$orderBy=createdtime%20desc&$top=1", "");
        assertThat(list.at("/value")).hasSize(1);
        assertThat(list.at("/value/0/name").asText()).isEqualTo("1");
        assertThat(instance.json("GET", "/environments/latest", "")
                        .at("/properties/nextVersion")
                        .asText())
                .matches("\\d{4}-\\d\\d-\\d\\d-\\d\\d-\\d\\d-\\d\\d-\\d{7}");
    }

    @Test
    void anonymous_environments_are_not_listed() {
        instance.json(
                "PUT",
                "/environments/CliV2AnonymousEnvironment/versions/abc",
                "{\"properties\": {\"image\": \"x\", \"isAnonymous\": true}}");
        assertThat(instance.json("GET", "/environments?$top=1000", "").toString())
                .doesNotContain("CliV2AnonymousEnvironment");
    }

    @Test
    void curated_environments_are_read_and_never_written() {
        ObjectNode container = instance.json("GET", "/environments/AzureML-sklearn-1.5", "");
        String latest = container.at("/properties/latestVersion").asText();
        assertThat(instance.json("GET", "/environments/AzureML-sklearn-1.5/versions/" + latest, "")
                        .at("/properties/environmentType")
                        .asText())
                .isEqualTo("Curated");
        assertThat(instance.json("GET", "/environments/AzureML-sklearn-1.5/versions/1", "")
                        .path("id")
                        .asText())
                .endsWith("/environments/AzureML-sklearn-1.5/versions/1");
        assertThat(instance.arm("GET", "/environments/AzureML-sklearn-1.5/versions/9999", "")
                        .statusCode())
                .isEqualTo(404);
        HttpResponse<String> written = instance.arm("PUT", "/environments/AzureML-mine/versions/1", body("x"));
        assertThat(written.statusCode()).isEqualTo(400);
        assertThat(written.body()).contains("Environment name can not start with the prefix AzureML.");
    }

    @Test
    void what_is_no_conda_file_and_what_has_no_image_is_refused_by_name() {
        assertThat(instance.arm(
                                "PUT",
                                "/environments/bad/versions/1",
                                "{\"properties\": {\"image\": \"x\", \"condaFile\": \"just words\"}}")
                        .body())
                .contains("properties.condaFile", "mapping");
        assertThat(instance.arm("PUT", "/environments/bad/versions/1", "{\"properties\": {}}")
                        .body())
                .contains("properties.image", "properties.build");
        assertThat(instance.arm("GET", "/environments/bad", "").body())
                .contains("No environment exists for name: bad, version: , label: ");
    }
}
