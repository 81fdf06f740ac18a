package dev.lazurite.edge;

import java.util.List;

import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Surface;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HostsTest {
    private final Hosts hosts = new Hosts(
            "127.0.0.1",
            List.of(
                    surface("arm", "management.azure.com").collapsingSlashes(),
                    surface("api", "{region}.api.azureml.ms").alias("/mferp/managementfrontend", "arm"),
                    surface("blob", "{account}.blob.core.windows.net")));

    private static Surface surface(String name, String host) {
        return new Surface(
                name,
                List.of(host),
                true,
                Surface.Authentication.NONE,
                (fault, call) -> Answer.empty(fault.status()),
                List.of());
    }

    private String found(String host, String path) {
        return hosts.find(host, path)
                .map(target ->
                        target.surface().name() + target.parameters() + " " + target.prefix() + " " + target.path())
                .orElse("nobody");
    }

    @Test
    void a_host_names_its_surface_and_says_what_is_in_its_braces() {
        assertThat(found("acct1.blob.core.windows.net", "/c/b")).isEqualTo("blob{account=acct1}  /c/b");
        assertThat(found("Management.Azure.COM.", "/subscriptions")).isEqualTo("arm{}  /subscriptions");
        assertThat(found("a.b.blob.core.windows.net", "/")).isEqualTo("nobody");
    }

    @Test
    void a_name_of_this_machine_reaches_every_surface_by_path() {
        assertThat(found("localhost", "/blob/acct1/c/a%2Fb")).isEqualTo("blob{account=acct1} /blob/acct1 /c/a%2Fb");
        assertThat(found("[::1]", "/arm/subscriptions")).isEqualTo("arm{} /arm /subscriptions");
        assertThat(found("127.0.0.1", "/nothing")).isEqualTo("nobody");
    }

    @Test
    void the_path_prefix_is_refused_from_outside() {
        assertThat(found("evil.example", "/arm/subscriptions")).isEqualTo("nobody");
        assertThat(found("10.0.0.7", "/arm/subscriptions")).isEqualTo("nobody");
        assertThat(found("acct1.blob.core.windows.net", "/arm/subscriptions"))
                .isEqualTo("blob{account=acct1}  /arm/subscriptions");
    }

    @Test
    void an_alias_leads_to_the_other_surface_without_its_prefix() {
        assertThat(found("eastus.api.azureml.ms", "/mferp/managementfrontend/subscriptions/s"))
                .isEqualTo("arm{region=eastus} /mferp/managementfrontend /subscriptions/s");
        assertThat(found("localhost", "/api/eastus/mferp/managementfrontend/subscriptions/s"))
                .isEqualTo("arm{region=eastus} /api/eastus/mferp/managementfrontend /subscriptions/s");
        assertThat(found("eastus.api.azureml.ms", "/mferp/managementfrontends/x"))
                .isEqualTo("api{region=eastus}  /mferp/managementfrontends/x");
    }
}
