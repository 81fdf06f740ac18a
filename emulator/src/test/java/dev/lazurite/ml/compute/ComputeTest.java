package dev.lazurite.ml.compute;

import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.ml.MlInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ComputeTest {
    private final MlInstance instance = MlInstance.shared();

    private static String body(String type, String size) {
        return "{\"location\": \"eastus\", \"properties\": {\"computeType\": \"" + type
                + "\", \"properties\": {\"vmSize\": \"" + size + "\", \"scaleSettings\": {\"maxNodeCount\": 3}}}}";
    }

    @Test
    void a_cluster_is_being_created_when_it_is_put_and_there_when_it_is_read() {
        HttpResponse<String> put = instance.arm("PUT", "/computes/cluster", body("AmlCompute", "Standard_DS3_v2"));
        assertThat(put.statusCode()).as(put.body()).isEqualTo(201);
        assertThat(put.body()).contains("\"provisioningState\":\"Creating\"", "\"vmSize\":\"STANDARD_DS3_V2\"");
        assertThat(put.headers().firstValue("Azure-AsyncOperation"))
                .hasValueSatisfying(
                        address -> assertThat(address).contains("/locations/eastus/computeOperationsStatus/"));
        assertThat(put.headers().firstValue("Location")).isEmpty();
        ObjectNode read = instance.json("GET", "/computes/cluster", "");
        assertThat(read.at("/properties/provisioningState").asText()).isEqualTo("Succeeded");
        assertThat(read.at("/properties/properties/scaleSettings/maxNodeCount").asInt())
                .isEqualTo(3);
        assertThat(read.has("systemData")).isFalse();
        assertThat(instance.ml().computes().find(instance.facts().id(), "CLUSTER"))
                .hasValueSatisfying(target -> {
                    assertThat(target.maxNodes()).isEqualTo(3);
                    assertThat(target.size().vCpus()).isEqualTo(4);
                });
    }

    @Test
    void a_cluster_whose_least_nodes_exceed_the_quota_is_refused_with_both_numbers() {
        HttpResponse<String> put = instance.arm(
                "PUT",
                "/computes/large",
                body("AmlCompute", "Standard_NC24")
                        .replace("\"maxNodeCount\": 3", "\"minNodeCount\": 20, \"maxNodeCount\": 20"));
        assertThat(put.statusCode()).as(put.body()).isEqualTo(400);
        assertThat(put.body()).contains("vCPU quota of 300", "min nodes of 20 which maps to 480 vCPUs");
    }

    @Test
    void a_tag_that_says_no_eviction_is_refused() {
        HttpResponse<String> put = instance.arm(
                "PUT",
                "/computes/spot",
                body("AmlCompute", "Standard_DS3_v2")
                        .replace("\"location\"", "\"tags\": {\"lazurite.evictionRate\": \"often\"}, \"location\""));
        assertThat(put.statusCode()).as(put.body()).isEqualTo(400);
        assertThat(put.body()).contains("'often'");
    }

    @Test
    void a_compute_that_is_not_there_is_404_without_a_body() {
        HttpResponse<String> answer = instance.arm("GET", "/computes/nothing", "");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void an_instance_stops_starts_and_restarts() {
        instance.arm("PUT", "/computes/instance", body("ComputeInstance", "Standard_DS3_v2"));
        for (String[] step : new String[][] {{"stop", "Stopped"}, {"start", "Running"}, {"restart", "Running"}}) {
            assertThat(instance.arm("POST", "/computes/instance/" + step[0], "").statusCode())
                    .isEqualTo(202);
            assertThat(instance.json("GET", "/computes/instance", "")
                            .at("/properties/properties/state")
                            .asText())
                    .isEqualTo(step[1]);
        }
        instance.arm("PUT", "/computes/no-instance", body("AmlCompute", "Standard_DS3_v2"));
        assertThat(instance.arm("POST", "/computes/no-instance/stop", "").body())
                .contains("Only a compute instance can be");
    }

    @Test
    void sizes_nobody_has_and_kinds_not_emulated_are_refused_by_name() {
        assertThat(instance.arm("PUT", "/computes/odd", body("AmlCompute", "Standard_Huge"))
                        .body())
                .contains("Standard_Huge", "Standard_DS3_v2");
        HttpResponse<String> kind = instance.arm("PUT", "/computes/odd", body("Kubernetes", "x"));
        assertThat(kind.statusCode()).isEqualTo(501);
        assertThat(kind.body()).contains("Kubernetes", "AmlCompute");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "1abc", "abc-", "abc-12", "a_bc", "this-name-is-far-too-long-x"})
    void names_that_an_instance_may_not_have_are_refused(String name) {
        HttpResponse<String> answer =
                instance.arm("PUT", "/computes/" + name, body("ComputeInstance", "Standard_DS3_v2"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("'" + name + "'", "3 to 24");
    }

    @Test
    void a_region_tells_sizes_usages_and_quotas() {
        String region = "/arm/subscriptions/" + instance.facts().id().subscription()
                + "/providers/Microsoft.MachineLearningServices/locations/eastus/";
        String version = "?api-version=2023-04-01";
        assertThat(instance.send("GET", region + "vmSizes" + version, "").body())
                .contains("\"name\":\"Standard_DS3_v2\"", "\"vCPUs\":4");
        assertThat(instance.send("GET", region + "usages" + version, "").body())
                .contains("\"value\":\"standardDSv2Family\"", "\"currentValue\":");
        assertThat(instance.send("GET", region + "quotas" + version, "").body()).contains("\"limit\":300");
    }

    private String quota(String family, int limit) {
        String region = "/arm/subscriptions/" + instance.facts().id().subscription()
                + "/providers/Microsoft.MachineLearningServices/locations/eastus/";
        String body = "{\"value\": [{\"id\": \"" + instance.workspace() + "/quotas/" + family + "\", \"limit\": "
                + limit + ", \"unit\": \"Count\"}]}";
        return instance.send("POST", region + "updateQuotas?api-version=2023-04-01", body)
                .body();
    }

    @Test
    void a_quota_that_was_made_smaller_bounds_clusters_and_instances() {
        assertThat(quota("STANDARDESV3FAMILY", 4)).contains("\"status\":\"Success\"", "\"limit\":4");
        HttpResponse<String> cluster = instance.arm(
                "PUT",
                "/computes/memory",
                body("AmlCompute", "Standard_E4s_v3")
                        .replace("\"maxNodeCount\"", "\"minNodeCount\": 2, \"maxNodeCount\""));
        assertThat(cluster.statusCode()).isEqualTo(400);
        assertThat(cluster.body()).contains("ClusterMinNodesExceedCoreQuota", "quota of 4", "maps to 8 vCPUs");
        assertThat(instance.arm("PUT", "/computes/big-instance", body("ComputeInstance", "Standard_E8s_v3"))
                        .body())
                .contains("ComputeInstanceExceedsCoreQuota", "which maps to 8 vCPUs");
        instance.arm("PUT", "/computes/memory", body("AmlCompute", "Standard_E4s_v3"));
        assertThat(instance.ml()
                        .computes()
                        .find(instance.facts().id(), "memory")
                        .orElseThrow()
                        .maxNodes())
                .isEqualTo(1);
    }

    @Test
    void a_quota_that_cannot_be_is_answered_by_its_status() {
        assertThat(quota("standardNobodysFamily", 1)).contains("\"status\":\"InvalidVMFamilyName\"");
        assertThat(quota("standardDv3Family", 301)).contains("\"status\":\"InvalidQuotaExceedsSubscriptionLimit\"");
        instance.arm(
                "PUT",
                "/computes/always",
                body("AmlCompute", "Standard_D8_v3")
                        .replace("\"maxNodeCount\"", "\"minNodeCount\": 2, \"maxNodeCount\""));
        assertThat(quota("standardDv3Family", 8)).contains("\"status\":\"InvalidQuotaBelowClusterMinimum\"");
        instance.arm("DELETE", "/computes/always", "");
    }
}
