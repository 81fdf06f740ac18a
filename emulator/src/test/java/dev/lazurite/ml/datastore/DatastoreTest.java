package dev.lazurite.ml.datastore;

import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.ml.MlInstance;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DatastoreTest {
    private static final String EXPIRABLE = "{\"expirableSecret\": true, \"expireAfterHours\": 1}";

    private final MlInstance instance = MlInstance.shared();

    private ObjectNode secrets(String name, String body) {
        return instance.json("POST", "/datastores/" + name + "/listSecrets", body);
    }

    @Test
    void a_workspace_begins_with_four_datastores_and_one_default() {
        ObjectNode all = instance.json("GET", "/datastores?count=100", "");
        assertThat(all.findValuesAsText("name"))
                .containsSubsequence(
                        "workspaceartifactstore",
                        "workspaceworkingdirectory",
                        "workspacefilestore",
                        "workspaceblobstore");
        ObjectNode defaults = instance.json("GET", "/datastores?isDefault=true&count=30&orderByAsc=false", "");
        assertThat(defaults.at("/value")).hasSize(1);
        assertThat(defaults.at("/value/0/name").asText()).isEqualTo("workspaceblobstore");
        assertThat(defaults.at("/value/0/properties/containerName").asText())
                .isEqualTo("azureml-blobstore-" + instance.facts().guid());
    }

    @Test
    void secrets_are_told_by_list_secrets_and_shown_nowhere_else() {
        String body =
                "{\"properties\": {\"datastoreType\": \"AzureBlob\", \"accountName\": \"other\", \"containerName\":"
                        + " \"c\", \"credentials\": {\"credentialsType\": \"AccountKey\", \"secrets\": {\"secretsType\":"
                        + " \"AccountKey\", \"key\": \"c2VjcmV0\"}}}}";
        assertThat(instance.json("PUT", "/datastores/secret_one", body).toString())
                .doesNotContain("c2VjcmV0")
                .contains("\"credentials\":{\"credentialsType\":\"AccountKey\"}");
        assertThat(instance.json("GET", "/datastores/secret_one", "").toString())
                .doesNotContain("c2VjcmV0");
        assertThat(secrets("secret_one", EXPIRABLE).toString())
                .isEqualTo("{\"secretsType\":\"AccountKey\",\"key\":\"c2VjcmV0\"}");
        instance.arm("DELETE", "/datastores/secret_one", "");
        instance.json("PUT", "/datastores/secret_one", body.replaceAll(", \"secrets\": \\{[^}]*}", ""));
        assertThat(instance.arm("POST", "/datastores/secret_one/listSecrets", "{}")
                        .body())
                .doesNotContain("c2VjcmV0")
                .contains("created without its secrets");
    }

    @Test
    void an_expirable_secret_is_a_signature_except_where_the_sdk_takes_it_for_a_key() {
        assertThat(secrets("workspaceblobstore", EXPIRABLE).path("secretsType").asText())
                .isEqualTo("Sas");
        assertThat(secrets("workspaceblobstore", EXPIRABLE).path("sasToken").asText())
                .contains("sig=")
                .doesNotStartWith("?");
        assertThat(secrets("workspaceblobstore", "").path("secretsType").asText())
                .isEqualTo("AccountKey");
        assertThat(secrets("workspaceartifactstore", EXPIRABLE)
                        .path("secretsType")
                        .asText())
                .isEqualTo("AccountKey");
    }

    @Test
    void a_service_principal_keeps_its_ids_visible_and_its_secret_hidden() {
        String body = "{\"properties\": {\"datastoreType\": \"AzureDataLakeGen2\", \"accountName\": \"lake\","
                + " \"filesystem\": \"fs\", \"credentials\": {\"credentialsType\": \"ServicePrincipal\", \"tenantId\":"
                + " \"t\", \"clientId\": \"c\", \"secrets\": {\"secretsType\": \"ServicePrincipal\", \"clientSecret\":"
                + " \"hush\"}}}}";
        assertThat(instance.json("PUT", "/datastores/lake_one", body).toString())
                .doesNotContain("hush")
                .contains("\"clientId\":\"c\"");
        assertThat(secrets("lake_one", "{}").toString())
                .isEqualTo("{\"secretsType\":\"ServicePrincipal\",\"clientSecret\":\"hush\"}");
    }

    @Test
    void the_older_form_on_the_regions_host_carries_a_signature() {
        HttpResponse<String> answer = instance.send(
                "GET", "/api/eastus/datastore/v1.0" + instance.workspace() + "/datastores/workspaceblobstore", "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"azureStorageSection\"", "\"isSas\":true", "\"credential\":\"?");
    }

    @Test
    void unknown_types_and_unknown_names_are_refused_in_the_words_of_the_service() {
        assertThat(instance.arm("GET", "/datastores/nothing", "").body())
                .contains("Could not find datastore: nothing.", "NotFoundError");
        assertThat(instance.arm("PUT", "/datastores/odd", "{\"properties\": {\"datastoreType\": \"Cupboard\"}}")
                        .body())
                .contains("properties.datastoreType", "Cupboard", "AzureBlob");
    }
}
