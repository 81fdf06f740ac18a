package dev.lazurite.storage.blob;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import dev.lazurite.storage.Blobs.Permission;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static dev.lazurite.storage.blob.BlobClient.code;
import static dev.lazurite.storage.blob.BlobClient.header;
import static dev.lazurite.storage.blob.BlobClient.now;
import static org.assertj.core.api.Assertions.assertThat;

class BlobAuthenticationTest {
    private static BlobClient client;

    @BeforeAll
    static void start() throws Exception {
        client = new BlobClient();
        client.put("x", "content");
    }

    @AfterAll
    static void stop() throws IOException {
        client.close();
    }

    private static String key() {
        return client.blobs().accountKey("acct").orElseThrow();
    }

    @Test
    void no_credential_is_401_with_a_challenge() throws Exception {
        var answer = client.raw("GET", "/data/x", "");
        assertThat(code(answer)).isEqualTo("401 NoAuthenticationInformation");
        assertThat(header(answer, "WWW-Authenticate"))
                .isEqualTo("Bearer authorization_uri=https://login.microsoftonline.com/"
                        + client.instance().wiring().tenant().id()
                        + "/oauth2/authorize resource_id=https://storage.azure.com");
        assertThat(code(client.raw("GET", "/data/x", "", "Authorization", "Basic abc")))
                .isEqualTo("401 InvalidAuthenticationInfo");
    }

    @Test
    void an_unknown_account_is_404_with_a_sentence() throws Exception {
        var answer = client.instance().send("GET", "/blob/nobody/data/x", "");
        assertThat(code(answer)).isEqualTo("404 ResourceNotFound");
        assertThat(answer.body()).contains("The storage account 'nobody' does not exist");
    }

    @Test
    void a_shared_key_signature_over_the_path_as_sent_is_accepted() throws Exception {
        assertThat(client.signed("acct", key(), "/data/x", "", now()).body()).isEqualTo("content");
        assertThat(client.signed("acct", key(), "?comp=list", "\ncomp:list", now())
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.signed("blob/acct", key(), "/data/x", "", now()).body())
                .isEqualTo("content");
    }

    @Test
    void a_wrong_key_is_403_and_names_the_string_to_sign() throws Exception {
        var answer = client.signed("acct", "d3Jvbmc=", "/data/x", "", now());
        assertThat(code(answer)).isEqualTo("403 AuthenticationFailed");
        assertThat(answer.body())
                .contains(
                        "is not the same as any computed signature",
                        "<AuthenticationErrorDetail>",
                        "/acct/blob/acct/data/x");
    }

    @Test
    void the_key_of_another_account_is_403() throws Exception {
        client.blobs().createAccount("other");
        String foreign = client.blobs().accountKey("other").orElseThrow();
        assertThat(code(client.signed("acct", foreign, "/data/x", "", now()))).isEqualTo("403 AuthenticationFailed");
        assertThat(code(client.signed("other", foreign, "/data/x", "", now()))).isEqualTo("403 AuthenticationFailed");
        String sas = client.blobs().sign("other", "data", "", List.of(Permission.READ), Duration.ofHours(1));
        assertThat(code(client.raw("GET", "/data/x?" + sas, ""))).isEqualTo("403 AuthenticationFailed");
    }

    @Test
    void a_request_signed_a_quarter_of_an_hour_ago_is_403() throws Exception {
        var answer = client.signed("acct", key(), "/data/x", "", now().minusMinutes(16));
        assertThat(code(answer)).isEqualTo("403 AuthenticationFailed");
        assertThat(answer.body()).contains("Request date header too old");
    }

    @Test
    void an_altered_signature_is_403_whatever_was_altered() throws Exception {
        String sas = client.sas(List.of(Permission.READ));
        assertThat(client.raw("GET", "/data/x?" + sas, "").body()).isEqualTo("content");
        for (String altered : List.of(
                sas.replace("sp=r", "sp=rw"), sas.replace("sr=c", "sr=b"), sas.replace("se=2", "se=3"), sas + "a")) {
            assertThat(code(client.raw("GET", "/data/x?" + altered, ""))).isEqualTo("403 AuthenticationFailed");
        }
        assertThat(client.raw("GET", "/data/x?" + sas + "a", "").body())
                .contains("<AuthenticationErrorDetail>Signature did not match. String to sign used was r");
    }

    @Test
    void an_expired_signature_is_403_and_names_the_time_frame() throws Exception {
        String sas = client.blobs().sign("acct", "data", "", List.of(Permission.READ), Duration.ofMinutes(-1));
        var answer = client.raw("GET", "/data/x?" + sas, "");
        assertThat(code(answer)).isEqualTo("403 AuthenticationFailed");
        assertThat(answer.body()).contains("Signature not valid in the specified time frame: Start [", "Expiry [");
    }

    @Test
    void a_signature_allows_only_what_it_says() throws Exception {
        String read = client.sas(List.of(Permission.READ));
        assertThat(code(client.raw("PUT", "/data/y?" + read, "", "x-ms-blob-type", "BlockBlob")))
                .isEqualTo("403 AuthorizationPermissionMismatch");
        assertThat(code(client.raw("DELETE", "/data/x?" + read, ""))).isEqualTo("403 AuthorizationPermissionMismatch");
        assertThat(code(client.raw("GET", "/data?restype=container&comp=list&" + read, "")))
                .isEqualTo("403 AuthorizationPermissionMismatch");
        assertThat(code(client.raw("DELETE", "/data?restype=container&" + client.sas(), "")))
                .isEqualTo("403 AuthorizationPermissionMismatch");
        String create = client.sas(List.of(Permission.CREATE));
        assertThat(code(client.raw("PUT", "/data/x?" + create, "new", "x-ms-blob-type", "BlockBlob")))
                .isEqualTo("403 UnauthorizedBlobOverwrite");
    }

    @Test
    void a_signature_for_one_blob_is_for_no_other() throws Exception {
        String sas = client.blobs().sign("acct", "data", "x", List.of(Permission.READ), Duration.ofHours(1));
        assertThat(client.raw("GET", "/data/x?" + sas, "").statusCode()).isEqualTo(200);
        assertThat(code(client.raw("GET", "/data/y?" + sas, ""))).isEqualTo("403 AuthenticationFailed");
    }

    @Test
    void a_signature_of_the_account_reaches_every_container_of_it_and_no_other_account() throws Exception {
        client.blobs().createContainer("acct", "second");
        client.blobs().createAccount("stranger");
        String sas = client.blobs().signAccount("acct", List.of(Permission.READ, Permission.LIST), Duration.ofHours(1));
        assertThat(client.raw("GET", "/data/x?" + sas, "").statusCode()).isEqualTo(200);
        assertThat(client.raw("GET", "/second?restype=container&comp=list&" + sas, "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(code(client.raw("DELETE", "/data/x?" + sas, ""))).isEqualTo("403 AuthorizationPermissionMismatch");
        String foreign = client.blobs().signAccount("stranger", List.of(Permission.READ), Duration.ofHours(1));
        assertThat(code(client.raw("GET", "/data/x?" + foreign, ""))).isEqualTo("403 AuthenticationFailed");
    }

    @Test
    void a_signature_of_another_account_is_403() throws Exception {
        client.blobs().createAccount("other");
        client.blobs().createContainer("other", "data");
        String foreign = client.blobs().sign("other", "data", "", List.of(Permission.values()), Duration.ofHours(1));
        assertThat(code(client.raw("GET", "/data/x?" + foreign, ""))).isEqualTo("403 AuthenticationFailed");
    }

    @Test
    void an_account_signature_is_held_to_its_resource_types_and_services() throws Exception {
        assertThat(client.raw("GET", "/data/x?" + accountSas("b", "o"), "").statusCode())
                .isEqualTo(200);
        assertThat(code(client.raw("GET", "/data/x?" + accountSas("b", "c"), "")))
                .isEqualTo("403 AuthorizationResourceTypeMismatch");
        assertThat(code(client.raw("GET", "/data/x?" + accountSas("f", "o"), "")))
                .isEqualTo("403 AuthorizationServiceMismatch");
    }

    private static String accountSas(String services, String types) {
        String expiry = now().plusHours(1).toLocalDate().plusDays(1).toString();
        String text = "acct\nrl\n" + services + "\n" + types + "\n\n" + expiry + "\n\n\n2021-08-06\n\n";
        String signature =
                java.net.URLEncoder.encode(BlobClient.hmac(key(), text), java.nio.charset.StandardCharsets.UTF_8);
        return "sv=2021-08-06&ss=" + services + "&srt=" + types + "&sp=rl&se=" + expiry + "&sig=" + signature;
    }

    @Test
    void a_bearer_token_needs_the_audience_of_storage() throws Exception {
        String token = client.instance().token("https://storage.azure.com");
        assertThat(client.raw("GET", "/data/x", "", "Authorization", "Bearer " + token)
                        .body())
                .isEqualTo("content");
        String foreign = client.instance().token("https://management.azure.com");
        var answer = client.raw("GET", "/data/x", "", "Authorization", "Bearer " + foreign);
        assertThat(code(answer)).isEqualTo("401 InvalidAuthenticationInfo");
        assertThat(header(answer, "WWW-Authenticate")).startsWith("Bearer authorization_uri=");
    }

    @Test
    void what_is_not_emulated_says_so() throws Exception {
        assertThat(code(client.raw("GET", "/data/x?skoid=a&sig=b", ""))).isEqualTo("501 NotEmulated");
        assertThat(code(client.raw("GET", "/data/x?si=policy&sig=b", ""))).isEqualTo("501 NotEmulated");
        assertThat(code(client.send("PUT", "/x?comp=lease", "", "x-ms-lease-action", "acquire")))
                .isEqualTo("501 NotEmulated");
        assertThat(code(client.send("PUT", "/x?comp=nonsense", ""))).isEqualTo("400 InvalidQueryParameterValue");
    }
}
