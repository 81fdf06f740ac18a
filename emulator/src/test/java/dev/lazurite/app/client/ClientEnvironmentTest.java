package dev.lazurite.app.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.lazurite.identity.Tenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ClientEnvironmentTest {
    private static final String CA = TestCertificate.PEM;

    @TempDir
    private Path folder;

    private final List<String> notes = new ArrayList<>();

    private static String certificate(String body) {
        return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
    }

    private Map<String, String> user(int port, Map<String, String> present) throws IOException {
        Tenant tenant = new Tenant("tenant", "subscription", "client", "object", "secret");
        return new ClientEnvironment(folder, port, new ClientFacts(tenant, CA)).forUser(present, notes::add);
    }

    private Map<String, String> evaluated(Map<String, String> before, Map<String, String> set) {
        Map<String, String> after = new HashMap<>(before);
        after.putAll(set);
        return after;
    }

    @Test
    void proxies_are_set_in_upper_and_in_lower_case() throws IOException {
        Map<String, String> set = user(1234, Map.of());
        for (String name : List.of("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy")) {
            assertThat(set).containsEntry(name, "http://127.0.0.1:1234");
        }
    }

    @Test
    void a_bundle_of_the_users_own_is_kept_and_the_local_ca_added() throws IOException {
        Path own = Files.writeString(folder.resolve("own.pem"), "# corporate\n" + certificate("Q09SUA=="));
        Map<String, String> set = user(1, Map.of("REQUESTS_CA_BUNDLE", own.toString()));
        assertThat(Path.of(set.get("SSL_CERT_FILE"))).hasContent(certificate("Q09SUA==") + CA);
        assertThat(set).containsEntry("LAZURITE_ORIGINAL_REQUESTS_CA_BUNDLE", own.toString());
    }

    @Test
    void without_a_bundle_of_the_users_own_the_systems_roots_are_taken() throws IOException {
        Map<String, String> set = user(1, Map.of());
        assertThat(Files.readString(Path.of(set.get("REQUESTS_CA_BUNDLE"))))
                .endsWith(CA)
                .hasSizeGreaterThan(10_000);
    }

    @Test
    void a_bundle_that_cannot_be_read_is_named_and_left_out() throws IOException {
        user(1, Map.of("CURL_CA_BUNDLE", "/no/such.pem"));
        assertThat(notes).singleElement().asString().contains("CURL_CA_BUNDLE names /no/such.pem");
    }

    @Test
    void setting_the_variables_twice_changes_nothing() throws IOException {
        Map<String, String> shell = Map.of(
                "JAVA_TOOL_OPTIONS", "-Dmine=1", "NO_PROXY", "corp.example", "HTTPS_PROXY", "http://corporate:3128");
        Map<String, String> once = user(1, shell);
        Map<String, String> twice = user(1, evaluated(shell, once));
        assertThat(twice).isEqualTo(once);
        assertThat(once.get("JAVA_TOOL_OPTIONS")).startsWith("-Dmine=1 -D");
        assertThat(once).containsEntry("LAZURITE_ORIGINAL_HTTPS_PROXY", "http://corporate:3128");
    }

    @Test
    void another_instance_starts_from_the_users_own_values_again() throws IOException {
        Map<String, String> shell = Map.of("JAVA_TOOL_OPTIONS", "-Dmine=1");
        Map<String, String> first = user(1, shell);
        assertThat(user(2, evaluated(shell, first)).get("JAVA_TOOL_OPTIONS"))
                .startsWith("-Dmine=1 -D")
                .contains("proxyPort=2")
                .doesNotContain("proxyPort=1 ");
    }

    @Test
    void the_data_runtime_gets_no_address_that_it_cannot_read() throws IOException {
        Map<String, String> set = user(1, Map.of("no_proxy", "corp.example:8080,fd00::/8"));
        assertThat(set).containsEntry("no_proxy", "localhost,127.0.0.1,corp.example:8080");
        assertThat(set.get("NO_PROXY")).contains("::1", "fd00::/8");
    }

    @Test
    void a_job_does_not_get_the_client_secret() throws IOException {
        Tenant tenant = new Tenant("tenant", "subscription", "client", "object", "the-secret");
        Map<String, String> job =
                new ClientEnvironment(folder, 1, new ClientFacts(tenant, CA)).forJob(Map.of(), notes::add);
        assertThat(job).containsKeys("HTTPS_PROXY", "REQUESTS_CA_BUNDLE").doesNotContainKey("AZURE_CLIENT_SECRET");
        assertThat(job.values()).noneMatch(value -> value.contains("the-secret"));
    }

    @Test
    void a_credential_choice_that_leaves_out_the_environment_is_replaced() throws IOException {
        assertThat(user(1, Map.of("AZURE_TOKEN_CREDENTIALS", "dev")))
                .containsEntry("AZURE_TOKEN_CREDENTIALS", "prod")
                .containsEntry("LAZURITE_ORIGINAL_AZURE_TOKEN_CREDENTIALS", "dev");
        assertThat(user(1, Map.of())).doesNotContainKey("AZURE_TOKEN_CREDENTIALS");
    }
}
