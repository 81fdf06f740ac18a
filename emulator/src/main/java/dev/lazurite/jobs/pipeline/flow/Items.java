package dev.lazurite.jobs.pipeline.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.jobs.pipeline.graph.Node;
import dev.lazurite.jobs.pipeline.values.Values;
import dev.lazurite.jobs.staging.JobFault;
import dev.lazurite.platform.Json;

/**
 * What a {@code parallel_for} node runs over: a list, or an object whose values are the list, each item an object of inputs.
 *
 * @param rounds the inputs of each round of the body
 */
record Items(List<Map<String, ObjectNode>> rounds) {
    static Items of(Node.ParallelFor loop, Values values) throws JobFault {
        JsonNode sent = loop.document().path("items");
        JsonNode items = sent.isTextual() ? parsed(loop, values.text(sent.asText())) : values.filled(sent);
        if (!items.isContainerNode()) {
            throw malformed(loop, items.toString());
        }
        List<Map<String, ObjectNode>> rounds = new ArrayList<>();
        for (JsonNode item : items) {
            if (!item.isObject()) {
                throw malformed(loop, item.toString());
            }
            Map<String, ObjectNode> inputs = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> input : item.properties()) {
                inputs.put(input.getKey(), input(input.getValue(), values));
            }
            rounds.add(inputs);
        }
        return new Items(rounds);
    }

    private static ObjectNode input(JsonNode value, Values values) {
        return value.isObject() ? values.input(value).orElseGet(Json::object) : Values.literal(value.asText());
    }

    private static JsonNode parsed(Node.ParallelFor loop, String text) throws JobFault {
        try {
            return Json.LENIENT.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw malformed(loop, text);
        }
    }

    private static JobFault malformed(Node.ParallelFor loop, String items) {
        return new JobFault(
                "UserError",
                "The items of the node '" + loop.name() + "' are '" + items
                        + "'; a JSON list of objects is expected, each with the inputs of one round.");
    }
}
