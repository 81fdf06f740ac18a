package dev.lazurite.ml.code;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.ml.MlInstance;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CodeTest {
    private final MlInstance instance = MlInstance.shared();

    private void put(String name, String hash) {
        instance.json(
                "PUT",
                "/codes/" + name + "/versions/1",
                "{\"properties\": {\"codeUri\": \"https://a.blob.core.windows.net:443/c/src\", \"isAnonymous\": true,"
                        + " \"properties\": {\"hash_sha256\": \"" + hash + "\", \"hash_version\": \"202208\"}}}");
    }

    @Test
    void a_snapshot_is_found_by_its_hash_whatever_name_is_asked() {
        put("by-hash", "aa11");
        ObjectNode found = instance.json("GET", "/codes/any-name/versions?hash=aa11&hashVersion=202208", "");
        assertThat(found.at("/value")).hasSize(1);
        assertThat(found.at("/value/0/id").asText()).endsWith("/codes/by-hash/versions/1");
        assertThat(found.at("/value/0/properties/isAnonymous").asBoolean()).isFalse();
        assertThat(instance.json("GET", "/codes/by-hash/versions?hash=bb22&hashVersion=202208", "")
                        .at("/value"))
                .isEmpty();
    }

    @Test
    void an_upload_begins_with_a_container_of_its_own_and_a_signature_for_it() {
        ObjectNode one = instance.json("POST", "/codes/up/versions/1/startPendingUpload", "{}");
        ObjectNode other = instance.json("POST", "/codes/up/versions/1/startPendingUpload", "{}");
        String uri = one.at("/blobReferenceForConsumption/blobUri").asText();
        assertThat(uri)
                .startsWith("https://" + instance.facts().account() + ".blob.core.windows.net:443/"
                        + instance.facts().guid().substring(0, 10) + "-")
                .isNotEqualTo(other.at("/blobReferenceForConsumption/blobUri").asText());
        assertThat(one.at("/blobReferenceForConsumption/credential/sasUri").asText())
                .contains("sig=", uri.substring(uri.lastIndexOf('/')));
        assertThat(one.at("/blobReferenceForConsumption/credential/credentialType")
                        .asText())
                .isEqualTo("SAS");
    }
}
