package dev.lazurite.tracking.search;

import java.util.List;

import dev.lazurite.platform.http.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ParserTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "metrics.acc > 0.5                       | METRIC    | acc          | GREATER     | 0.5",
                "metric.acc<=-1e-3                       | METRIC    | acc          | AT_MOST     | -0.001",
                "metrics.`a b/c` = 3                     | METRIC    | a b/c        | EQUAL       | 3.0",
                "metrics.\"a b\" != 3                    | METRIC    | a b          | NOT_EQUAL   | 3.0",
                "params.lr = '0.1'                       | PARAM     | lr           | EQUAL       | 0.1",
                "parameters.lr = \"0.1\"                 | PARAM     | lr           | EQUAL       | 0.1",
                "tags.mlflow.source.name LIKE '%x_'      | TAG       | mlflow.source.name | LIKE  | %x_",
                "tag.x ilike 'A%'                        | TAG       | x            | ILIKE       | A%",
                "tags.x IS NULL                          | TAG       | x            | IS_NULL     | ",
                "params.x is not null                    | PARAM     | x            | IS_NOT_NULL | ",
                "status = 'FINISHED'                     | ATTRIBUTE | status       | EQUAL       | FINISHED",
                "attributes.start_time >= 1700000000000  | ATTRIBUTE | start_time   | AT_LEAST    | 1.7E12",
                "attr.created < 5                        | ATTRIBUTE | start_time   | LESS        | 5.0",
                "attributes.`Run name` = 'a'             | ATTRIBUTE | run_name     | EQUAL       | a",
                "run.run_id IN ('a', 'b')                | ATTRIBUTE | run_id       | IN          | a,b",
                "run_id NOT IN ('a')                     | ATTRIBUTE | run_id       | NOT_IN      | a",
                "dataset.name = 'd'                      | DATASET   | name         | EQUAL       | d",
                "datasets.digest IN ('1','2')            | DATASET   | digest       | IN          | 1,2",
            })
    void a_clause_is_an_identifier_a_comparator_and_a_value(
            String text, Kind kind, String key, Comparator comparator, String values) {
        Clause clause = Parser.filter(Schema.RUNS, text).get(0);
        assertThat(clause.subject()).isEqualTo(new Identifier(kind, key));
        assertThat(clause.comparator()).isEqualTo(comparator);
        assertThat(String.join(
                        ",", clause.values().stream().map(Object::toString).toList()))
                .isEqualTo(values == null ? "" : values);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "metrics.acc > '0.5'                    | Expected numeric value type for metric. Found '0.5'",
                "params.lr = 0.1                        | Expected a quoted string value for parameter (e.g. 'my-value'). Got value 0.1",
                "tags.x > 'a'                           | Invalid comparator '>' not one of",
                "metrics.acc LIKE 'a'                   | Invalid comparator 'LIKE' not one of",
                "status IN ('a')                        | Only [run_id] attributes support comparison with a list",
                "start_time = 'x'                       | Expected numeric value type for numeric attribute: start_time. Found 'x'",
                "metrics.a > 1 OR metrics.b > 1         | Invalid clause(s) in filter string: 'OR'",
                "metrics.a > 1 and                      | expected an identifier at the end",
                "metrics.a >                            | expected a value at the end",
                "thing.a = 'x'                          | Invalid entity type 'thing'",
                "attributes.nothing = 'x'               | Invalid attribute key 'nothing' specified",
                "dataset.source = 'x'                   | Invalid dataset key 'source' specified",
                "metrics.a IS NULL                      | IS NULL / IS NOT NULL is only supported for tags and params",
                "params.`lr` = `0.1`                    | Expected a quoted string value for parameter",
                "(metrics.a > 1)                        | Invalid clause(s) in filter string: '('",
                "run_id IN ()                           | Expected a quoted string value for attributes. Got value )",
            })
    void what_cannot_be_read_is_400_and_says_which_piece(String text, String message) {
        assertThatThrownBy(() -> Parser.filter(Schema.RUNS, text))
                .isInstanceOfSatisfying(Fault.class, fault -> {
                    assertThat(fault.status()).isEqualTo(400);
                    assertThat(fault.code()).isEqualTo("INVALID_PARAMETER_VALUE");
                })
                .hasMessageContaining(message);
    }

    @Test
    void clauses_are_joined_with_and() {
        assertThat(Parser.filter(Schema.RUNS, "metrics.a > 1 AND params.b = 'x and y' and tags.c != \"z\""))
                .hasSize(3);
        assertThat(Parser.filter(Schema.RUNS, "  ")).isEmpty();
    }

    @Test
    void an_order_is_a_key_and_a_direction() {
        assertThat(Parser.order(Schema.RUNS, "metrics.`my acc` DESC"))
                .isEqualTo(new Order(new Identifier(Kind.METRIC, "my acc"), false));
        assertThat(Parser.order(Schema.RUNS, "start_time"))
                .isEqualTo(new Order(new Identifier(Kind.ATTRIBUTE, "start_time"), true));
        assertThatThrownBy(() -> Parser.order(Schema.RUNS, "metrics.a SIDEWAYS"))
                .hasMessage("Invalid ordering key in order_by clause 'metrics.a SIDEWAYS'.");
        assertThatThrownBy(() -> Parser.order(Schema.RUNS, "metrics.a ASC b"))
                .hasMessageContaining("Could not be parsed");
    }

    @Test
    void what_is_missing_matches_no_comparison() {
        Clause clause = Parser.filter(Schema.LOGGED_MODELS, "tags.x != 'a'").get(0);
        assertThat(clause.matches(key -> java.util.Optional.empty())).isFalse();
        assertThat(clause.matches(key -> java.util.Optional.of("b"))).isTrue();
        assertThat(List.of("abc", "xaBcx").stream()
                        .map(value -> Parser.filter(Schema.LOGGED_MODELS, "tags.x LIKE 'a%'")
                                .get(0)
                                .matches(key -> java.util.Optional.of(value)))
                        .toList())
                .containsExactly(true, false);
    }
}
