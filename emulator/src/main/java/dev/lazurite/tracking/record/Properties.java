package dev.lazurite.tracking.record;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;

/** A map of strings as a JSON object in one column; the order is kept. */
final class Properties {
    private Properties() {}

    static String write(Map<String, String> values) {
        ObjectNode object = Json.object();
        values.forEach(object::put);
        return Json.write(object);
    }

    static Map<String, String> read(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : Json.parse(text).properties()) {
            values.put(entry.getKey(), entry.getValue().asText());
        }
        return values;
    }
}
