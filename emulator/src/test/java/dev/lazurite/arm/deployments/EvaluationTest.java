package dev.lazurite.arm.deployments;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.Directory;
import dev.lazurite.platform.Ids;
import dev.lazurite.platform.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EvaluationTest {
    private static final ObjectNode TEMPLATE = Json.parse("""
            {"parameters": {
               "kind": {"type": "string"},
               "name": {"type": "string", "defaultValue": "ws"},
               "tags": {"type": "object", "defaultValue": {"a": {"b": ["x", "y"]}}}},
             "variables": {
               "isHub": "[equals(parameters('kind'), 'hub')]",
               "vault": "[resourceId('rg2', 'Microsoft.KeyVault/vaults', parameters('name'))]"}}
            """);

    private final Evaluation evaluation = new Evaluation(
            new Directory("tenant-1", "sub-1"),
            "group-1",
            "eastus",
            Ids.random(),
            TEMPLATE,
            Json.parse("{\"kind\": {\"value\": \"Hub\"}}"),
            id -> id.endsWith("/accounts/a")
                    ? Optional.of(Json.parse("{\"properties\": {\"key\": \"k\"}}"))
                    : Optional.empty());

    private JsonNode value(String text) {
        return evaluation.resolve(Functions.text(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "[variables('isHub')]|true",
                "[if(not(variables('isHub')), 'no', concat('y', 'es'))]|yes",
                "[If(or(equals(toLower('AB'), 'ab'), false()), 'x', json('null'))]|x",
                "[parameters('tags').a.b[1]]|y",
                "[variables('vault')]|/subscriptions/sub-1/resourceGroups/rg2/providers/Microsoft.KeyVault/vaults/ws",
                "[resourceId('s2', 'g2', 'A.B/c/d', 'x', 'y')]|/subscriptions/s2/resourceGroups/g2/providers/A.B/c/x/d/y",
                "[resourceId('A.B/c', 'x')]|/subscriptions/sub-1/resourceGroups/group-1/providers/A.B/c/x",
                "[subscription().tenantId]|tenant-1",
                "[resourceGroup().location]|eastus",
                "[format('{0}-{1}', 'a', add(1, 2))]|a-3",
                "[reference('A.B/accounts/a').key]|k",
                "[length(array('one'))]|1",
                "[[not an expression]|[not an expression]",
                "plain|plain",
                "['it''s']|it's"
            })
    void an_expression_yields(String expression, String expected) {
        assertThat(value(expression).asText()).isEqualTo(expected);
    }

    @Test
    void json_null_is_null_and_unique_strings_depend_on_their_arguments_alone() {
        assertThat(value("[json('null')]").isNull()).isTrue();
        assertThat(value("[uniqueString('a')]")).isEqualTo(value("[uniqueString('a')]"));
        assertThat(value("[uniqueString('a')]")).isNotEqualTo(value("[uniqueString('b')]"));
    }

    @Test
    void what_is_wrong_with_an_expression_is_said_with_its_place() {
        assertThatThrownBy(() -> value("[concat('a']")).hasMessageContaining("concat('a'");
        assertThatThrownBy(() -> value("[concat('a', ]")).hasMessageContaining("position 12");
        assertThatThrownBy(() -> value("[parameters('other')]"))
                .hasMessageContaining("The template parameter 'other' is not found");
        assertThatThrownBy(() -> value("[dateTimeAdd('a', 'b')]"))
                .hasMessageContaining("'dateTimeAdd' is not emulated");
    }

    @Test
    void items_come_in_the_order_of_their_dependencies_and_without_those_whose_condition_fails() {
        ObjectNode template = Json.parse("""
                {"resources": [
                  {"type": "A.B/cs", "name": "second", "dependsOn": ["[resourceId('A.B/cs', 'first')]"], "properties": {"n": "[variables('isHub')]"}},
                  {"type": "A.B/cs", "name": "first", "resources": [
                     {"type": "ds", "name": "inner", "properties": {}},
                     {"type": "ds", "name": "no", "condition": false, "properties": {"x": "[reference('A.B/none')]"}}]},
                  {"type": "A.B/cs", "name": "never", "condition": "[not(variables('isHub'))]"}]}
                """);
        List<Template.Item> items = Template.items(template, evaluation, "/subscriptions/sub-1/resourceGroups/group-1");
        assertThat(items).extracting(item -> item.id().name()).containsExactly("first", "inner", "second");
        assertThat(items.get(1).id().type()).isEqualTo("A.B/cs/ds");
        assertThat(items.get(2).document().path("properties").path("n").asBoolean())
                .isTrue();
    }
}
