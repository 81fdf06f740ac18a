package dev.lazurite.ml.data;

import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.ml.MlInstance;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DataTest {
    private final MlInstance instance = MlInstance.shared();

    private ObjectNode put(String name, String version, String type, String uri) {
        return instance.json("PUT", "/data/" + name + "/versions/" + version, body(type, uri));
    }

    private static String body(String type, String uri) {
        return "{\"properties\": {\"dataType\": \"" + type + "\", \"dataUri\": \"" + uri + "\"}}";
    }

    private String longForm() {
        return instance.workspace()
                        .replace("/subscriptions", "azureml://subscriptions")
                        .replace("resourceGroups", "resourcegroups")
                        .replace("/providers/Microsoft.MachineLearningServices", "")
                + "/datastores/workspaceblobstore/paths/";
    }

    @Test
    void a_short_uri_is_answered_in_its_long_form_and_lists_name_the_workspace_by_its_guid() {
        ObjectNode shown = put("uri", "1", "uri_file", "azureml://datastores/workspaceblobstore/paths/a.csv");
        assertThat(shown.at("/properties/dataUri").asText()).isEqualTo(longForm() + "a.csv");
        ObjectNode list = instance.json("GET", "/data/uri/versions", "");
        assertThat(list.at("/value/0/properties/dataUri").asText())
                .isEqualTo("azureml://workspaces/" + instance.facts().guid()
                        + "/datastores/workspaceblobstore/paths/a.csv");
    }

    @Test
    void a_folder_and_a_table_get_a_slash_at_their_end_and_a_web_address_stays() {
        assertThat(put("table", "1", "mltable", "azureml://datastores/workspaceblobstore/paths/t")
                        .at("/properties/dataUri")
                        .asText())
                .isEqualTo(longForm() + "t/");
        assertThat(put("folder", "1", "uri_folder", "azureml://datastores/workspaceblobstore/paths/f")
                        .at("/properties/dataUri")
                        .asText())
                .isEqualTo(longForm() + "f/");
        assertThat(put("folder", "2", "uri_folder", "https://host/f")
                        .at("/properties/dataUri")
                        .asText())
                .isEqualTo("https://host/f");
    }

    @Test
    void a_container_says_what_is_latest_and_what_comes_next() {
        put("counted", "1", "uri_file", "https://host/1");
        put("counted", "7", "uri_file", "https://host/7");
        put("counted", "named", "uri_file", "https://host/n");
        ObjectNode container = instance.json("GET", "/data/counted", "");
        assertThat(container.at("/properties/latestVersion").asText()).isEqualTo("named");
        assertThat(container.at("/properties/nextVersion").asText()).isEqualTo("8");
        assertThat(container.at("/properties/dataType").asText()).isEqualTo("uri_file");
    }

    @Test
    void the_path_of_a_version_cannot_be_changed_but_the_rest_can() {
        put("fixed", "1", "uri_file", "https://host/a");
        HttpResponse<String> moved =
                instance.arm("PUT", "/data/fixed/versions/1", body("uri_file", "https://host/other"));
        assertThat(moved.statusCode()).isEqualTo(400);
        assertThat(moved.body()).contains("\"UserError\"", "Asset paths cannot be updated.");
        ObjectNode archived = instance.json(
                "PUT",
                "/data/fixed/versions/1",
                "{\"properties\": {\"dataType\": \"uri_file\", \"dataUri\": \"https://host/a\", \"isArchived\": true}}");
        assertThat(archived.at("/properties/isArchived").asBoolean()).isTrue();
        assertThat(instance.json("GET", "/data/fixed/versions", "").at("/value"))
                .isEmpty();
        assertThat(instance.json("GET", "/data/fixed/versions?listViewType=ArchivedOnly", "")
                        .at("/value"))
                .hasSize(1);
    }

    @Test
    void the_name_may_carry_the_prefix_that_the_sdk_leaves_before_it() {
        put("prefixed", "1", "uri_file", "https://host/a");
        assertThat(instance.json("GET", "/data/azureml%3Aprefixed/versions/1", "")
                        .path("id")
                        .asText())
                .endsWith("/data/prefixed/versions/1");
    }

    @Test
    void an_unknown_type_a_missing_uri_a_long_version_and_a_bad_name_are_refused_by_name() {
        assertThat(instance.arm("PUT", "/data/bad/versions/1", body("uri_fil", "https://host/a"))
                        .body())
                .contains("properties.dataType", "uri_fil", "uri_folder");
        assertThat(instance.arm("PUT", "/data/bad/versions/1", "{\"properties\": {}}")
                        .body())
                .contains("properties.dataUri");
        assertThat(instance.arm("PUT", "/data/bad/versions/" + "1".repeat(31), body("uri_file", "https://h/a"))
                        .body())
                .contains("at most 30 characters");
        assertThat(instance.arm("PUT", "/data/-bad/versions/1", body("uri_file", "https://host/a"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void an_unknown_version_is_404_in_the_words_of_the_front_end() {
        HttpResponse<String> answer = instance.arm("GET", "/data/nothing/versions/1", "");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("managementfrontend", "nothing", "DataNotFound");
    }

    @Test
    void a_version_is_registered_from_inside_with_the_next_number() {
        ObjectNode properties = dev.lazurite.platform.Json.object()
                .put("dataUri", "https://host/o")
                .put("dataType", "uri_file");
        for (int i = 1; i <= 2; i++) {
            assertThat(instance.ml()
                            .data()
                            .register(instance.facts(), "registered", java.util.Optional.empty(), properties, "job")
                            .name())
                    .isEqualTo(String.valueOf(i));
        }
        assertThat(instance.ml()
                        .references()
                        .find(
                                instance.facts().id(),
                                dev.lazurite.ml.assets.AssetKind.DATA,
                                "azureml:registered@latest"))
                .hasValueSatisfying(found -> assertThat(found.name()).isEqualTo("2"));
    }
}
