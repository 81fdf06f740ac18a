package dev.lazurite.edge;

import java.util.List;
import java.util.Map;

import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Method;
import dev.lazurite.platform.http.Operation;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RouterTest {
    private final Router router = new Router(
            true,
            List.of(
                    get("one", "/subscriptions/{subscription}"),
                    get("providers", "/subscriptions/{subscription}/providers"),
                    get("blob", "/{container}/{blob*}"),
                    get("blocks", "/{container}/{blob*}").when("comp", "blocklist")));

    private static Operation get(String id, String path) {
        return Operation.of(id, "test", Method.GET, path, call -> Answer.empty(200));
    }

    private String found(String path) {
        Router.Match match = router.find(Method.GET, path, Map.of());
        return match.operation().map(Operation::id).orElse("none") + match.parameters();
    }

    @Test
    void a_literal_segment_wins_and_folds_case() {
        assertThat(found("/Subscriptions/abc")).isEqualTo("one{subscription=abc}");
        assertThat(found("/subscriptions/abc/PROVIDERS")).isEqualTo("providers{subscription=abc}");
    }

    @Test
    void an_encoded_slash_stays_part_of_a_name() {
        assertThat(found("/subscriptions/a%2Fb")).isEqualTo("one{subscription=a/b}");
        assertThat(found("/c/up%2Fsrc%2Fa+b.txt")).isEqualTo("blob{container=c, blob=up/src/a+b.txt}");
    }

    @Test
    void a_dead_end_falls_back_to_the_rest() {
        assertThat(found("/subscriptions/abc/other")).isEqualTo("blob{container=subscriptions, blob=abc/other}");
    }

    @Test
    void a_known_path_with_another_method_says_which_are_allowed() {
        Router.Match match = router.find(Method.PUT, "/subscriptions/abc", Map.of());
        assertThat(match.operation()).isEmpty();
        assertThat(match.allowed()).containsExactly(Method.GET);
    }

    @Test
    void the_query_chooses_between_operations_of_one_path() {
        Map<String, List<String>> query = Map.of("comp", List.of("blocklist"), "timeout", List.of("30"));
        assertThat(router.find(Method.GET, "/c/b", query).operation())
                .map(Operation::id)
                .contains("blocks");
        assertThat(found("/c/b")).startsWith("blob{");
    }
}
