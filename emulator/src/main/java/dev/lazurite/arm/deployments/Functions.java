package dev.lazurite.arm.deployments;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Fault;

/** The functions of the template language that depend on nothing but their arguments. */
final class Functions {
    private static final Map<String, Function<List<JsonNode>, JsonNode>> TABLE = table();

    private Functions() {}

    /** The function with this name, in whatever case. */
    static Optional<Function<List<JsonNode>, JsonNode>> find(String name) {
        return Optional.ofNullable(TABLE.get(name.toLowerCase(Locale.ROOT)));
    }

    private static Map<String, Function<List<JsonNode>, JsonNode>> table() {
        Map<String, Function<List<JsonNode>, JsonNode>> table = new HashMap<>();
        table.put("equals", a -> truth(same(a.get(0), a.get(1))));
        table.put("not", a -> truth(!a.get(0).asBoolean()));
        table.put("and", a -> truth(a.stream().allMatch(JsonNode::asBoolean)));
        table.put("or", a -> truth(a.stream().anyMatch(JsonNode::asBoolean)));
        table.put("true", a -> truth(true));
        table.put("false", a -> truth(false));
        table.put("null", a -> NullNode.instance);
        table.put("empty", a -> truth(a.get(0).isNull() || length(a.get(0)) == 0));
        table.put("length", a -> LongNode.valueOf(length(a.get(0))));
        table.put("concat", Functions::concat);
        table.put("tolower", a -> text(a.get(0).asText().toLowerCase(Locale.ROOT)));
        table.put("toupper", a -> text(a.get(0).asText().toUpperCase(Locale.ROOT)));
        table.put("trim", a -> text(a.get(0).asText().trim()));
        table.put(
                "replace",
                a -> text(a.get(0).asText().replace(a.get(1).asText(), a.get(2).asText())));
        table.put("startswith", a -> truth(fold(a.get(0)).startsWith(fold(a.get(1)))));
        table.put("endswith", a -> truth(fold(a.get(0)).endsWith(fold(a.get(1)))));
        table.put("contains", a -> truth(contains(a.get(0), a.get(1))));
        table.put("substring", Functions::substring);
        table.put(
                "split",
                a -> array(List.of(a.get(0)
                        .asText()
                        .split(java.util.regex.Pattern.quote(a.get(1).asText())))));
        table.put("string", a -> text(a.get(0).isValueNode() ? a.get(0).asText() : Json.write(a.get(0))));
        table.put("int", a -> LongNode.valueOf(a.get(0).asLong()));
        table.put(
                "bool",
                a -> truth(a.get(0).asText().equalsIgnoreCase("true")
                        || a.get(0).asText().equals("1")));
        table.put("add", a -> LongNode.valueOf(a.get(0).asLong() + a.get(1).asLong()));
        table.put("sub", a -> LongNode.valueOf(a.get(0).asLong() - a.get(1).asLong()));
        table.put("mul", a -> LongNode.valueOf(a.get(0).asLong() * a.get(1).asLong()));
        table.put("array", a -> a.get(0).isArray() ? a.get(0) : Json.array().add(a.get(0)));
        table.put("createarray", a -> Json.array().addAll(a));
        table.put(
                "first",
                a -> a.get(0).isTextual()
                        ? text(a.get(0).asText().substring(0, 1))
                        : a.get(0).path(0));
        table.put("last", Functions::last);
        table.put(
                "coalesce", a -> a.stream().filter(x -> !x.isNull()).findFirst().orElse(NullNode.instance));
        table.put("json", a -> json(a.get(0).asText()));
        table.put("format", Functions::format);
        table.put("uniquestring", a -> text(unique(joined(a))));
        table.put(
                "guid",
                a -> text(UUID.nameUUIDFromBytes(joined(a).getBytes(StandardCharsets.UTF_8))
                        .toString()));
        return Map.copyOf(table);
    }

    static JsonNode text(String value) {
        return TextNode.valueOf(value);
    }

    private static JsonNode truth(boolean value) {
        return BooleanNode.valueOf(value);
    }

    private static ArrayNode array(List<String> values) {
        ArrayNode array = Json.array();
        values.forEach(array::add);
        return array;
    }

    /** Strings are compared without regard to case, as the language does. */
    private static boolean same(JsonNode one, JsonNode other) {
        if (one.isTextual() && other.isTextual()) {
            return one.asText().equalsIgnoreCase(other.asText());
        }
        if (one.isNumber() && other.isNumber()) {
            return one.asLong() == other.asLong();
        }
        return one.equals(other);
    }

    private static int length(JsonNode node) {
        return node.isTextual() ? node.asText().length() : node.size();
    }

    private static String fold(JsonNode node) {
        return node.asText().toLowerCase(Locale.ROOT);
    }

    private static boolean contains(JsonNode container, JsonNode item) {
        if (container.isTextual()) {
            return container.asText().contains(item.asText());
        }
        if (container.isObject()) {
            return container.has(item.asText());
        }
        for (JsonNode element : container) {
            if (same(element, item)) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode concat(List<JsonNode> arguments) {
        if (!arguments.isEmpty() && arguments.get(0).isArray()) {
            ArrayNode joined = Json.array();
            arguments.forEach(argument -> argument.forEach(joined::add));
            return joined;
        }
        return text(arguments.stream().map(JsonNode::asText).collect(Collectors.joining()));
    }

    private static JsonNode substring(List<JsonNode> arguments) {
        String whole = arguments.get(0).asText();
        int start = Math.min(arguments.get(1).asInt(), whole.length());
        int end = arguments.size() < 3
                ? whole.length()
                : Math.min(start + arguments.get(2).asInt(), whole.length());
        return text(whole.substring(start, end));
    }

    private static JsonNode last(List<JsonNode> arguments) {
        JsonNode of = arguments.get(0);
        if (of.isTextual()) {
            return text(of.asText().substring(of.asText().length() - 1));
        }
        return of.path(of.size() - 1);
    }

    private static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw Fault.of(
                    400, "InvalidTemplate", "json('" + text + "') is not JSON: " + malformed.getOriginalMessage());
        }
    }

    private static JsonNode format(List<JsonNode> arguments) {
        String result = arguments.get(0).asText();
        for (int i = 1; i < arguments.size(); i++) {
            result = result.replace("{" + (i - 1) + "}", arguments.get(i).asText());
        }
        return text(result);
    }

    private static String joined(List<JsonNode> arguments) {
        List<String> parts = new ArrayList<>();
        arguments.forEach(argument -> parts.add(argument.asText()));
        return String.join("-", parts);
    }

    /**
     * Thirteen characters that depend on the text alone. Deviation: {@code uniqueString} does not make the characters that the
     * service makes of the same text, whose function is not published.
     */
    private static String unique(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            StringBuilder unique = new StringBuilder();
            for (int i = 0; i < 13; i++) {
                unique.append("abcdefghijklmnopqrstuvwxyz234567".charAt(digest[i] & 31));
            }
            return unique.toString();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
