package dev.lazurite.arm;

import java.net.http.HttpResponse;

import dev.lazurite.TestInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

@org.junit.jupiter.api.TestInstance(Lifecycle.PER_CLASS)
class GroupOperationsTest {
    private static final String VERSION = "?api-version=2021-04-01";
    private TestInstance instance;
    private String subscription;

    @BeforeAll
    void start() throws Exception {
        instance = TestInstance.start();
        subscription = "/arm/subscriptions/" + instance.wiring().tenant().subscription();
    }

    @AfterAll
    void stop() throws Exception {
        instance.close();
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return instance.arm(method, subscription + path, body);
    }

    @Test
    void a_group_is_made_with_201_and_shown_in_the_casing_it_was_made_with() throws Exception {
        String body = "{\"location\":\"eastus\",\"tags\":{\"a\":\"b\"}}";
        assertThat(send("PUT", "/resourcegroups/Team-A" + VERSION, body).statusCode())
                .isEqualTo(201);
        assertThat(send("PUT", "/resourcegroups/team-a" + VERSION, body).statusCode())
                .isEqualTo(200);
        assertThat(send("GET", "/resourceGroups/TEAM-A" + VERSION, "").body())
                .contains("/resourceGroups/Team-A\"", "\"tags\":{\"a\":\"b\"}", "\"provisioningState\":\"Succeeded\"");
    }

    @Test
    void a_group_without_location_is_refused_by_name_of_the_property() throws Exception {
        HttpResponse<String> answer = send("PUT", "/resourcegroups/x" + VERSION, "{}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("LocationRequired", "\"target\":\"location\"");
    }

    @Test
    void malformed_json_is_400_and_says_where() throws Exception {
        HttpResponse<String> answer = send("PUT", "/resourcegroups/x" + VERSION, "{\"location\": oops}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("InvalidRequestContent", "line 1, column");
    }

    @Test
    void an_unknown_api_version_is_refused_with_those_that_are_supported() throws Exception {
        assertThat(send("GET", "/resourcegroups?api-version=1999-01-01", "").body())
                .contains("InvalidApiVersionParameter", "'1999-01-01'", "2021-04-01");
        assertThat(send("GET", "/resourcegroups", "").body()).contains("MissingApiVersionParameter");
    }

    @Test
    void an_unknown_group_and_an_unknown_subscription_are_404_by_name() throws Exception {
        assertThat(send("GET", "/resourcegroups/no-such" + VERSION, "").body())
                .contains("ResourceGroupNotFound", "'no-such'");
        HttpResponse<String> answer = instance.arm("GET", "/arm/subscriptions/other" + VERSION, "");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("SubscriptionNotFound", "'other'");
    }

    @Test
    void a_body_over_4_mib_is_413() throws Exception {
        String body = "{\"location\":\"" + "x".repeat(4 * 1024 * 1024) + "\"}";
        assertThat(send("PUT", "/resourcegroups/big" + VERSION, body).statusCode())
                .isEqualTo(413);
    }

    @Test
    void deleting_a_group_is_polled_by_its_location() throws Exception {
        send("PUT", "/resourcegroups/gone" + VERSION, "{\"location\":\"eastus\"}");
        HttpResponse<String> deleted = send("DELETE", "/resourcegroups/gone" + VERSION, "");
        assertThat(deleted.statusCode()).isEqualTo(202);
        String poll = deleted.headers().firstValue("Location").orElseThrow();
        String path = poll.substring(poll.indexOf("/arm/"));
        assertThat(instance.arm("GET", path, "").statusCode()).isEqualTo(200);
        assertThat(send("GET", "/resourcegroups/gone" + VERSION, "").statusCode())
                .isEqualTo(404);
    }
}
