package dev.lazurite.ml.assets;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.lazurite.arm.Documents;
import dev.lazurite.platform.Json;

/**
 * The properties that the service shows for a type: in its order, with its defaults, and of which JSON type. What a client
 * sent beyond them is kept and stands after them.
 */
public final class Shape {
    private record Field(JsonNode otherwise, JsonNodeType type, String expected, boolean required) {}

    private final Map<String, Field> fields = new LinkedHashMap<>();

    /** What all containers of assets show. */
    public static Shape container() {
        return new Shape()
                .text("description")
                .object("tags")
                .object("properties")
                .flag("isArchived", false);
    }

    /** What all versions of assets show, before their own. */
    public static Shape version() {
        return container().flag("isAnonymous", false);
    }

    /** A string that is null where it was not sent. */
    public Shape text(String name) {
        return field(name, NullNode.getInstance(), JsonNodeType.STRING, "a string", false);
    }

    public Shape text(String name, String otherwise) {
        return field(name, TextNode.valueOf(otherwise), JsonNodeType.STRING, "a string", false);
    }

    /** A string without which the write is refused. */
    public Shape requiredText(String name) {
        return field(name, MissingNode.getInstance(), JsonNodeType.STRING, "a string", true);
    }

    /** A string that is shown only where it was sent. */
    public Shape optionalText(String name) {
        return field(name, MissingNode.getInstance(), JsonNodeType.STRING, "a string", false);
    }

    /** An object that is empty where it was not sent. */
    public Shape object(String name) {
        return field(name, Json.object(), JsonNodeType.OBJECT, "an object", false);
    }

    /** An object that is null where it was not sent. */
    public Shape maybeObject(String name) {
        return field(name, NullNode.getInstance(), JsonNodeType.OBJECT, "an object", false);
    }

    /** An object without which the write is refused. */
    public Shape requiredObject(String name) {
        return field(name, MissingNode.getInstance(), JsonNodeType.OBJECT, "an object", true);
    }

    /** An object that is shown only where it was sent. */
    public Shape optionalObject(String name) {
        return field(name, MissingNode.getInstance(), JsonNodeType.OBJECT, "an object", false);
    }

    public Shape flag(String name, boolean otherwise) {
        return field(name, BooleanNode.valueOf(otherwise), JsonNodeType.BOOLEAN, "true or false", false);
    }

    private Shape field(String name, JsonNode otherwise, JsonNodeType type, String expected, boolean required) {
        fields.put(name, new Field(otherwise, type, expected, required));
        return this;
    }

    /** A copy of {@code sent} in this shape; refuses, by name, a property of another type or a required one that is missing. */
    public ObjectNode complete(ObjectNode sent) {
        ObjectNode shaped = Json.object();
        fields.forEach((name, field) -> {
            JsonNode value = sent.path(name);
            if (value.isMissingNode() || value.isNull()) {
                if (field.required) {
                    throw Documents.missing("properties." + name);
                }
                value = field.otherwise;
            } else if (value.getNodeType() != field.type) {
                throw Documents.wrongType("properties." + name, field.expected, value);
            }
            if (!value.isMissingNode()) {
                shaped.set(name, value.deepCopy());
            }
        });
        sent.properties().forEach(other -> {
            if (!fields.containsKey(other.getKey())) {
                shaped.set(other.getKey(), other.getValue());
            }
        });
        return shaped;
    }
}
