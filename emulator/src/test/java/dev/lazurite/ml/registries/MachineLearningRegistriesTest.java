package dev.lazurite.ml.registries;

import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.ml.MlContractTest;
import dev.lazurite.ml.MlInstance;
import dev.lazurite.platform.Json;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MachineLearningRegistriesTest extends MlContractTest {
    @Override
    protected String below() {
        return "/registries";
    }

    @Override
    protected String list() {
        String workspaces = super.list().substring(0, super.list().indexOf("/workspaces/"));
        return workspaces + below();
    }

    @Override
    protected String listOfUnknownParent() {
        return "";
    }

    @Override
    protected int created() {
        return 202;
    }

    @Override
    protected int updated() {
        return 202;
    }

    @Override
    protected int deleted() {
        return 202;
    }

    @Override
    protected String properties() {
        return "{\"regionDetails\": [{\"location\": \"eastus\"}]}";
    }

    @Override
    protected ObjectNode body() {
        return super.body().put("location", "East US");
    }

    private String made(String name) {
        String id = list() + "/" + name;
        HttpResponse<String> answer = arm("PUT", id + "?api-version=2023-04-01", body().toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return id;
    }

    @Test
    void discovery_of_a_registry_says_where_its_services_are() {
        made("discovered");
        HttpResponse<String> answer = MlInstance.shared()
                .send("GET", "/api/eastus/registrymanagement/v1.0/registries/DISCOVERED/discovery", "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Json.parse(answer.body())
                        .path("primaryRegionResourceProviderUri")
                        .asText())
                .isEqualTo("https://eastus.api.azureml.ms/");
    }

    @Test
    void what_else_a_registry_may_hold_is_501_with_a_sentence() {
        HttpResponse<String> answer =
                arm("GET", made("assets") + "/deploymenttemplates/t/versions/1?api-version=2023-04-01", "");
        assertThat(answer.statusCode()).isEqualTo(501);
        assertThat(answer.body()).contains("NotEmulated", "components, data, environments and models");
    }
}
