package dev.lazurite.ml.workspace;

import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.TestInstance;
import dev.lazurite.platform.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

@org.junit.jupiter.api.TestInstance(Lifecycle.PER_CLASS)
class WorkspaceTest {
    private static final String VERSION = "?api-version=2024-10-01-preview";
    private TestInstance instance;
    private String group;

    @BeforeAll
    void start() throws Exception {
        instance = TestInstance.start();
        group = "/arm/subscriptions/" + instance.wiring().tenant().subscription() + "/resourceGroups/lazurite";
    }

    @AfterAll
    void stop() throws Exception {
        instance.close();
    }

    private String workspace(String name) {
        return group + "/providers/Microsoft.MachineLearningServices/workspaces/" + name;
    }

    private ObjectNode shown(HttpResponse<String> answer) {
        return Json.parse(answer.body());
    }

    @Test
    void the_default_workspace_is_there_and_its_neighbours_answer() throws Exception {
        ObjectNode shown = shown(instance.arm("GET", workspace("lazurite") + VERSION, ""));
        assertThat(Json.text(shown, "properties.discoveryUrl", ""))
                .isEqualTo("https://eastus.api.azureml.ms/discovery");
        assertThat(Json.text(shown, "properties.mlFlowTrackingUri", ""))
                .startsWith("azureml://eastus.api.azureml.ms/mlflow/v1.0/subscriptions/")
                .endsWith("/workspaces/lazurite");
        for (String neighbour : new String[] {"storageAccount", "keyVault", "applicationInsights"}) {
            String id = Json.text(shown, "properties." + neighbour, "");
            String version = neighbour.equals("applicationInsights") ? "2015-05-01" : "2019-06-01";
            if (neighbour.equals("keyVault")) {
                version = "2019-09-01";
            }
            assertThat(instance.arm("GET", "/arm" + id + "?api-version=" + version, "")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void an_unknown_workspace_is_the_gateways_404_with_its_name() throws Exception {
        HttpResponse<String> answer = instance.arm("GET", workspace("no-such") + VERSION, "");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("x-ms-failure-cause")).hasValue("gateway");
        assertThat(answer.body())
                .contains("The Resource 'Microsoft.MachineLearningServices/workspaces/no-such' under resource group"
                        + " 'lazurite' was not found.");
    }

    @Test
    void an_update_merges_and_keeps_the_workspace_id() throws Exception {
        String body = "{\"location\":\"West US 2\",\"tags\":{\"a\":\"1\"},\"properties\":{\"description\":\"one\","
                + "\"custom\":{\"kept\":true}}}";
        ObjectNode made = shown(instance.arm("PUT", workspace("team") + VERSION, body));
        assertThat(Json.text(made, "location", "")).isEqualTo("westus2");
        HttpResponse<String> patched = instance.arm(
                "PATCH",
                workspace("team") + VERSION,
                "{\"tags\":{\"b\":\"2\"},\"properties\":{\"description\":\"two\"}}");
        assertThat(patched.headers().firstValue("Azure-AsyncOperation")).isPresent();
        ObjectNode after = shown(instance.arm("GET", workspace("TEAM") + VERSION, ""));
        assertThat(after.path("name").asText()).isEqualTo("team");
        assertThat(after.path("tags")).isEqualTo(Json.parse("{\"b\":\"2\"}"));
        assertThat(Json.text(after, "properties.description", "")).isEqualTo("two");
        assertThat(Json.at(after, "properties.custom.kept").asBoolean()).isTrue();
        assertThat(Json.text(after, "properties.workspaceId", "x"))
                .isEqualTo(Json.text(made, "properties.workspaceId", "y"));
    }

    @Test
    void put_with_stale_etag_is_412() throws Exception {
        HttpResponse<String> answer = instance.arm(
                "PUT", workspace("lazurite") + VERSION, "{\"location\":\"eastus\"}", "If-Match", "\"old\"");
        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(answer.body()).contains("PreconditionFailed", "If-Match: \\\"old\\\"");
    }

    @Test
    void a_name_a_missing_location_and_a_wrong_neighbour_are_refused_by_what_was_wrong() throws Exception {
        assertThat(instance.arm("PUT", workspace("a%20b") + VERSION, "{\"location\":\"eastus\"}")
                        .body())
                .contains("ValidationError", "'a b'");
        assertThat(instance.arm("PUT", workspace("w1") + VERSION, "{}").body()).contains("'location' is missing");
        String wrong = "{\"location\":\"eastus\",\"properties\":{\"keyVault\":\"" + group.substring(4)
                + "/providers/Microsoft.Storage/storageAccounts/a\"}}";
        assertThat(instance.arm("PUT", workspace("w1") + VERSION, wrong).body())
                .contains("properties.keyVault", "Microsoft.KeyVault/vaults is expected");
    }

    @Test
    void deleting_a_workspace_is_202_with_an_operation_that_succeeds() throws Exception {
        instance.arm("PUT", workspace("gone") + VERSION, "{\"location\":\"eastus\"}");
        HttpResponse<String> deleted = instance.arm("DELETE", workspace("gone") + VERSION, "");
        assertThat(deleted.statusCode()).isEqualTo(202);
        String poll = deleted.headers().firstValue("Azure-AsyncOperation").orElseThrow();
        assertThat(instance.arm("GET", poll.substring(poll.indexOf("/arm/")), "")
                        .body())
                .contains("\"status\":\"Succeeded\"");
        assertThat(instance.arm("DELETE", workspace("gone") + VERSION, "").statusCode())
                .isEqualTo(204);
    }

    @Test
    void outbound_rules_are_seen_in_the_workspace_and_one_by_one() throws Exception {
        String body = "{\"location\":\"eastus\",\"properties\":{\"managedNetwork\":{"
                + "\"isolationMode\":\"AllowOnlyApprovedOutbound\",\"outboundRules\":{"
                + "\"pytorch\":{\"type\":\"FQDN\",\"destination\":\"*.pytorch.org\"}}}}}";
        instance.arm("PUT", workspace("isolated") + VERSION, body);
        String added = "{\"properties\":{\"type\":\"FQDN\",\"destination\":\"test.com\"}}";
        HttpResponse<String> put = instance.arm("PUT", workspace("isolated") + "/outboundRules/added" + VERSION, added);
        assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
        ObjectNode rules = shown(instance.arm("GET", workspace("isolated") + "/outboundRules" + VERSION, ""));
        assertThat(rules.path("value").findValuesAsText("name")).containsExactly("pytorch", "added");
        assertThat(rules.at("/value/0/properties/category").asText()).isEqualTo("UserDefined");
        instance.arm("DELETE", workspace("isolated") + "/outboundRules/pytorch" + VERSION, "");
        ObjectNode workspace = shown(instance.arm("GET", workspace("isolated") + VERSION, ""));
        assertThat(workspace.at("/properties/managedNetwork/outboundRules").size())
                .isEqualTo(1);
    }

    @Test
    void an_outbound_rule_of_an_unknown_type_is_400_by_name() throws Exception {
        String body = "{\"location\":\"eastus\",\"properties\":{\"managedNetwork\":{"
                + "\"isolationMode\":\"AllowInternetOutbound\",\"outboundRules\":{"
                + "\"odd\":{\"type\":\"Odd\",\"destination\":\"x\"}}}}}";
        HttpResponse<String> answer = instance.arm("PUT", workspace("odd") + VERSION, body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("outboundRules.odd.type", "FQDN, PrivateEndpoint or ServiceTag");
    }

    @Test
    void a_managed_network_is_provisioned_and_a_workspace_without_one_refuses() throws Exception {
        instance.arm(
                "PUT",
                workspace("networked") + VERSION,
                "{\"location\":\"eastus\",\"properties\":{\"managedNetwork\":{"
                        + "\"isolationMode\":\"AllowInternetOutbound\"}}}");
        HttpResponse<String> done = instance.arm(
                "POST", workspace("networked") + "/provisionManagedNetwork" + VERSION, "{\"includeSpark\":false}");
        assertThat(shown(done).path("status").asText()).as(done.body()).isEqualTo("Active");
        HttpResponse<String> refused =
                instance.arm("POST", workspace("lazurite") + "/provisionManagedNetwork" + VERSION, "{}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("isolation mode is Disabled");
    }

    @Test
    void identities_that_are_assigned_are_shown_with_their_principals_and_an_unknown_one_is_400() throws Exception {
        String id =
                group.substring("/arm".length()) + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/one";
        instance.arm("PUT", "/arm" + id + "?api-version=2018-11-30", "{\"location\":\"eastus\"}");
        String body = "{\"location\":\"eastus\",\"identity\":{\"type\":\"systemAssigned, userAssigned\","
                + "\"userAssignedIdentities\":{\"%s\":{}}}}";
        ObjectNode made = shown(instance.arm("PUT", workspace("identified") + VERSION, body.formatted(id)));
        assertThat(made.at("/identity/type").asText()).isEqualTo("SystemAssigned,UserAssigned");
        assertThat(made.at("/properties/primaryUserAssignedIdentity").isNull()).isTrue();
        assertThat(made.path("identity")
                        .path("userAssignedIdentities")
                        .path(id)
                        .path("principalId")
                        .asText())
                .isNotEmpty();
        HttpResponse<String> refused =
                instance.arm("PUT", workspace("identified") + VERSION, body.formatted(id + "-unknown"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("FailedIdentityOperation", "one-unknown");
    }

    void a_type_that_is_not_emulated_says_so_with_501() throws Exception {
        for (String path : new String[] {"/onlineEndpoints", "/onlineEndpoints/e/deployments/d", "/schedules/s"}) {
            HttpResponse<String> answer = instance.arm("GET", workspace("lazurite") + path + VERSION, "");
            assertThat(answer.statusCode()).isEqualTo(501);
            assertThat(answer.body()).contains("NotEmulated", "are not emulated");
        }
    }
}
