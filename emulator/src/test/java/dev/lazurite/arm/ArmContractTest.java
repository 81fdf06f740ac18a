package dev.lazurite.arm;

import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every resource type owes the resource manager. A type gets these tests by saying where its resources stand and giving
 * one valid body.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ArmContractTest {
    /** Sends a request to a path below {@code /arm}, as somebody who may do everything. */
    protected abstract HttpResponse<String> arm(String method, String path, String body, String... headers);

    /** The id of the list, such as {@code /subscriptions/.../workspaces/lab/computes}. */
    protected abstract String list();

    /** A valid body. */
    protected abstract ObjectNode body();

    /** The api-version to use. */
    protected abstract String version();

    /** What a PUT of a new resource answers. */
    protected int created() {
        return 201;
    }

    /** What a PUT of a resource that is there answers. */
    protected int updated() {
        return 200;
    }

    /** What a DELETE answers. */
    protected int deleted() {
        return 200;
    }

    /** A name for a resource of its own, which the type's rules allow. */
    protected String name(String purpose) {
        return "contract-" + purpose;
    }

    /** The same list inside a parent that is not there; empty where the parent is not looked for. */
    protected abstract String listOfUnknownParent();

    private HttpResponse<String> call(String method, String id, String body, String... headers) {
        return arm(method, id + (id.contains("?") ? "&" : "?") + "api-version=" + version(), body, headers);
    }

    private String put(String name) {
        HttpResponse<String> answer = call("PUT", list() + "/" + name, body().toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(created());
        return list() + "/" + name;
    }

    @Test
    void put_makes_a_resource_and_then_changes_it() {
        String id = put(name("put"));
        HttpResponse<String> again = call("PUT", id, body().toString());
        assertThat(again.statusCode()).as(again.body()).isEqualTo(updated());
    }

    @Test
    void get_shows_id_name_type_and_what_was_put() {
        String name = name("get");
        ObjectNode shown = Json.parse(call("GET", put(name), "").body());
        assertThat(shown.path("id").asText()).isEqualTo(list() + "/" + name);
        assertThat(shown.path("name").asText()).isEqualTo(name);
        assertThat(shown.path("type").asText())
                .isEqualTo(ArmId.parse(list() + "/x").type());
        assertThat(shown.path("properties").isObject()).isTrue();
    }

    @Test
    void an_id_is_found_in_any_case_and_shown_in_its_own() {
        String id = put(name("case"));
        HttpResponse<String> answer = call("GET", id.toUpperCase(java.util.Locale.ROOT), "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Json.parse(answer.body()).path("id").asText()).isEqualTo(id);
    }

    @Test
    void list_has_what_was_put_and_its_pages_follow_each_other() {
        put(name("first"));
        put(name("second"));
        HttpResponse<String> page = call("GET", list() + "?count=1", "");
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        String all = page.body();
        int pages = 1;
        ObjectNode shown = Json.parse(page.body());
        while (shown.has("nextLink") && pages < 200) {
            assertThat(shown.path("value")).hasSize(1);
            String link = shown.path("nextLink").asText();
            HttpResponse<String> next = arm("GET", link.substring(link.indexOf("/subscriptions/")), "");
            assertThat(next.statusCode()).as(next.body()).isEqualTo(200);
            all += next.body();
            shown = Json.parse(next.body());
            pages++;
        }
        assertThat(pages).isGreaterThanOrEqualTo(2);
        assertThat(all).contains("\"" + name("first") + "\"", "\"" + name("second") + "\"");
    }

    @Test
    void put_with_stale_etag_is_412() {
        String id = put(name("etag"));
        HttpResponse<String> stale = call("PUT", id, body().toString(), "If-Match", "\"stale\"");
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(stale.body()).contains("PreconditionFailed", "stale");
        String etag = call("GET", id, "").headers().firstValue("ETag").orElseThrow();
        assertThat(call("PUT", id, body().toString(), "If-Match", etag).statusCode())
                .isEqualTo(updated());
    }

    @Test
    void put_that_must_be_new_is_412_when_it_is_not() {
        String id = put(name("new"));
        assertThat(call("PUT", id, body().toString(), "If-None-Match", "*").statusCode())
                .isEqualTo(412);
    }

    @Test
    void an_unknown_api_version_is_400_and_so_is_none() {
        assertThat(arm("GET", list() + "?api-version=1999-01-01", "").body())
                .contains("InvalidApiVersionParameter", "1999-01-01");
        assertThat(arm("GET", list(), "").body()).contains("MissingApiVersionParameter");
    }

    @Test
    void an_unknown_parent_is_404() {
        if (!listOfUnknownParent().isEmpty()) {
            String id = listOfUnknownParent() + "/" + name("orphan");
            assertThat(call("PUT", id, body().toString()).statusCode()).isEqualTo(404);
            assertThat(call("GET", listOfUnknownParent(), "").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void properties_of_the_wrong_type_are_400_by_name() {
        HttpResponse<String> answer = call("PUT", list() + "/" + name("wrong"), "{\"properties\": [1]}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("'properties'", "an object");
    }

    @Test
    void delete_takes_it_away_and_a_second_one_finds_nothing() {
        String id = put(name("delete"));
        HttpResponse<String> gone = call("DELETE", id, "");
        assertThat(gone.statusCode()).as(gone.body()).isEqualTo(deleted());
        assertThat(call("GET", id, "").statusCode()).isEqualTo(404);
        assertThat(call("DELETE", id, "").statusCode()).isEqualTo(204);
    }

    @Test
    void properties_that_nobody_knows_survive() {
        ObjectNode body = body();
        ObjectNode unknown = Json.child(body, "properties").putObject("x-unknown");
        unknown.put("answer", 42);
        String id = list() + "/" + name("unknown");
        call("PUT", id, body.toString());
        assertThat(Json.parse(call("GET", id, "").body()).path("properties").path("x-unknown"))
                .isEqualTo(unknown);
    }
}
