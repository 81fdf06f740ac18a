package dev.lazurite.ml.component;

import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.ml.MlInstance;
import dev.lazurite.platform.Json;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ComponentTest {
    private final MlInstance instance = MlInstance.shared();

    private static String body(String spec) {
        return "{\"properties\": {\"description\": \"d\", \"componentSpec\": " + spec + "}}";
    }

    private static String anonymous(String spec) {
        return "{\"properties\": {\"isAnonymous\": true, \"componentSpec\": " + spec + "}}";
    }

    private JsonNode spec(String name, String sent) {
        return instance.json("PUT", "/components/" + name + "/versions/1", body(sent))
                .at("/properties/componentSpec");
    }

    @Test
    void a_command_component_is_rewritten_as_the_service_does() {
        String sent = """
                {"command": "echo ${{inputs.number}}", "code": "azureml:/subscriptions/s/codes/c/versions/1",
                 "environment": "azureml:AzureML-sklearn-1.5:1", "name": "ignored", "version": "9",
                 "distribution": {"type": "tensorflow", "worker_count": 2},
                 "inputs": {"number": {"type": "number", "optional": true, "default": 10.99, "description": "A"},
                            "path": {"type": "uri_folder", "mode": "download"}},
                 "outputs": {}, "is_deterministic": true, "type": "command", "_source": "YAML.COMPONENT"}""";
        assertThat(spec("rewritten", sent)).isEqualTo(Json.parse("""
                {"name": "rewritten", "version": "1", "is_deterministic": "True", "type": "command",
                 "inputs": {"path": {"type": "uri_folder", "optional": "False", "mode": "download"},
                            "number": {"type": "number", "optional": "True", "default": "10.99", "description": "A"}},
                 "code": "azureml:/subscriptions/s/codes/c/versions/1",
                 "environment": "azureml://registries/azureml/environments/AzureML-sklearn-1.5/versions/1",
                 "resources": {"instance_count": "1"},
                 "distribution": {"type": "TensorFlow", "worker_count": "2"},
                 "command": "echo ${{inputs.number}}"}"""));
    }

    @Test
    void data_inputs_are_shown_before_literal_ones() {
        JsonNode shown = spec("ordered", """
                {"type": "parallel", "resources": {"instance_count": 2},
                 "inputs": {"n": {"type": "integer"}, "d": {"type": "mltable"}}}""");
        assertThat(shown.path("inputs").fieldNames()).toIterable().containsExactly("d", "n");
        assertThat(shown.has("resources")).isFalse();
    }

    @Test
    void the_description_is_said_in_the_specification_only() {
        ObjectNode shown = instance.json(
                "PUT",
                "/components/described/versions/1",
                body("{\"type\": \"command\", \"command\": \"x\", \"description\": \"in the specification\"}"));
        assertThat(shown.at("/properties/description").isNull()).isTrue();
        assertThat(shown.at("/properties/componentSpec/description").asText()).isEqualTo("in the specification");
    }

    @Test
    void the_jobs_of_a_pipeline_are_kept_and_not_shown() {
        String sent = """
                {"type": "pipeline", "inputs": {"target": {"type": "string", "default": "azureml:cpu-cluster"}},
                 "jobs": {"a": {"type": "command", "componentId": "/x"}}, "sourceJobId": null}""";
        JsonNode shown = spec("pipe", sent);
        assertThat(shown.fieldNames()).toIterable().doesNotContain("jobs", "sourceJobId");
        assertThat(shown.path("is_deterministic").asText()).isEqualTo("False");
        assertThat(shown.at("/inputs/target/default").asText()).isEqualTo("cpu-cluster");
        // What the client was shown, sent back: archiving does so.
        instance.json("PUT", "/components/pipe/versions/1", body(Json.write(shown)));
        assertThat(instance.arm("PUT", "/components/pipe/versions/1", body(sent))
                        .statusCode())
                .isEqualTo(200);
        assertThat(instance.arm("PUT", "/components/pipe/versions/1", body(sent.replace("/x", "/y")))
                        .body())
                .contains("field \\\"jobs\\\" is immutable");
    }

    @Test
    void labels_of_environments_are_resolved_when_the_component_is_made() {
        instance.json("PUT", "/environments/of-component/versions/7", "{\"properties\": {\"image\": \"one\"}}");
        String expected = "azureml:" + instance.workspace() + "/environments/of-component/versions/";
        assertThat(spec("labelled", "{\"type\": \"command\", \"environment\": \"azureml:of-component@latest\"}")
                        .path("environment")
                        .asText())
                .isEqualTo(expected + "7");
        assertThat(spec(
                                "versioned",
                                "{\"type\": \"parallel\", \"task\": {\"environment\": \"azureml:of-component:8\"}}")
                        .at("/task/environment")
                        .asText())
                .isEqualTo(expected + "8");
        assertThat(spec("curated", "{\"type\": \"command\", \"environment\": \"azureml:AzureML-sklearn-1.5@latest\"}")
                        .path("environment")
                        .asText())
                .matches("azureml://registries/azureml/environments/AzureML-sklearn-1.5/versions/\\d+");
    }

    @Test
    void a_version_changes_only_in_what_describes_it() {
        String first = "{\"type\": \"command\", \"command\": \"one\", \"display_name\": \"A\"}";
        instance.json("PUT", "/components/fixed/versions/1", body(first));
        HttpResponse<String> changed =
                instance.arm("PUT", "/components/fixed/versions/1", body(first.replace("one", "two")));
        assertThat(changed.statusCode()).isEqualTo(400);
        assertThat(changed.body())
                .contains("Failed to update component fixed since field \\\"command\\\" is immutable, try specifying a"
                        + " new version.")
                .contains("UpdateComponentFailed");
        HttpResponse<String> renamed =
                instance.arm("PUT", "/components/fixed/versions/1", body(first.replace("A", "B")));
        assertThat(renamed.statusCode()).isEqualTo(200);
        assertThat(renamed.body()).contains("\"display_name\":\"B\"");
    }

    @Test
    void an_anonymous_component_gets_a_guid_of_the_server_which_its_equal_gets_again() {
        String spec = "{\"type\": \"command\", \"command\": \"echo\", \"name\": \"azureml_anonymous\"}";
        HttpResponse<String> first =
                instance.arm("PUT", "/components/azureml_anonymous/versions/client-1", anonymous(spec));
        ObjectNode second = instance.json("PUT", "/components/azureml_anonymous/versions/client-2", anonymous(spec));
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.headers().firstValue("Location").orElse("")).contains("/versions/client-1");
        String guid = Json.parse(first.body()).path("name").asText();
        assertThat(guid).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(second.path("name").asText()).isEqualTo(guid);
        assertThat(second.path("systemData")).isEqualTo(Json.parse(first.body()).path("systemData"));
        assertThat(second.at("/properties/componentSpec/version").asText()).isEqualTo(guid);
        ObjectNode other = instance.json(
                "PUT", "/components/azureml_anonymous/versions/client-1", anonymous(spec.replace("echo", "printf")));
        assertThat(other.path("name").asText()).isNotEqualTo(guid);
        assertThat(instance.json("GET", "/components?$top=1000", "").toString()).doesNotContain("azureml_anonymous");
    }

    @Test
    void the_default_version_is_the_one_made_last_and_carries_its_label() {
        instance.json("PUT", "/components/several/versions/foo", body("{\"type\": \"command\"}"));
        instance.json("PUT", "/components/several/versions/bar", body("{\"type\": \"command\"}"));
        ObjectNode found = instance.json("GET", "/components/several/versions/azureml_default", "");
        assertThat(found.path("name").asText()).isEqualTo("bar");
        assertThat(found.path("id").asText()).endsWith("/components/several/labels/default");
        ObjectNode container = instance.json("GET", "/components/several", "");
        assertThat(container.at("/properties/latestVersion").isNull()).isTrue();
        assertThat(container.at("/properties/nextVersion").asText()).startsWith("20");
    }

    @Test
    void what_is_not_there_is_a_404_in_the_words_of_the_service() {
        assertThat(instance.arm("GET", "/components/nowhere", "").body())
                .contains("Not found component nowhere.", "ComponentNotFound");
        assertThat(instance.arm("GET", "/components/nowhere/versions/azureml_default", "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(instance.arm("GET", "/components/nowhere/versions/2", "").body())
                .contains("Not found component nowhere (version: 2).");
    }

    @Test
    void a_component_without_specification_or_type_is_refused_by_name() {
        assertThat(instance.arm("PUT", "/components/bad/versions/1", "{\"properties\": {}}")
                        .body())
                .contains("properties.componentSpec");
        assertThat(instance.arm("PUT", "/components/bad/versions/1", body("{\"command\": \"x\"}"))
                        .body())
                .contains("properties.componentSpec.type");
    }
}
