package dev.lazurite.jobs.pipeline.values;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;

/** Nodes of pipelines are written in snake case, jobs in camel case. */
public final class SnakeCase {
    private static final Pattern NEXT_WORD = Pattern.compile("_([a-z0-9])");
    /** What is in these is named by people. */
    private static final Set<String> FREE = Set.of("properties", "environment_variables", "tags");

    private SnakeCase() {}

    public static String toCamel(String name) {
        return NEXT_WORD.matcher(name).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
    }

    /** The same document with its names in camel case. */
    public static JsonNode toCamel(JsonNode document) {
        if (document instanceof ObjectNode object) {
            ObjectNode camel = Json.object();
            object.properties()
                    .forEach(entry -> camel.set(
                            toCamel(entry.getKey()),
                            FREE.contains(entry.getKey()) ? entry.getValue() : toCamel(entry.getValue())));
            return camel;
        }
        if (document instanceof ArrayNode array) {
            ArrayNode camel = Json.array();
            array.forEach(item -> camel.add(toCamel(item)));
            return camel;
        }
        return document;
    }

    /** {@code median_stopping} as {@code MedianStopping}. */
    public static String toPascal(String name) {
        String camel = toCamel(name);
        return camel.isEmpty() ? camel : camel.substring(0, 1).toUpperCase(Locale.ROOT) + camel.substring(1);
    }
}
