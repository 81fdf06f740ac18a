package dev.lazurite.arm;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.http.Fault;

/** Checks and merges of the documents that resources are. */
public final class Documents {
    private Documents() {}

    /** Takes away what only the manager says, and refuses a common property of the wrong type. */
    public static ObjectNode received(ObjectNode document) {
        for (String own : new String[] {"id", "name", "type", "systemData", "etag"}) {
            document.remove(own);
        }
        expect(document, "properties", JsonNode::isObject, "an object");
        expect(document, "tags", JsonNode::isObject, "an object of strings");
        expect(document, "location", JsonNode::isTextual, "a string");
        expect(document, "identity", JsonNode::isObject, "an object");
        expect(document, "sku", JsonNode::isObject, "an object");
        if (document.path("tags") instanceof ObjectNode tags) {
            for (Map.Entry<String, JsonNode> tag : tags.properties()) {
                if (!tag.getValue().isValueNode()) {
                    throw wrongType("tags." + tag.getKey(), "a string", tag.getValue());
                }
            }
        }
        return document;
    }

    private static void expect(
            ObjectNode document, String name, java.util.function.Predicate<JsonNode> holds, String expected) {
        JsonNode node = document.path(name);
        if (!node.isMissingNode() && !node.isNull() && !holds.test(node)) {
            throw wrongType(name, expected, node);
        }
    }

    /** A property whose JSON type is wrong. */
    public static Fault wrongType(String place, String expected, JsonNode found) {
        return Fault.of(
                        400,
                        "InvalidRequestContent",
                        "The property '" + place + "' has the value " + found + "; " + expected + " is expected.")
                .at(place);
    }

    /** A required property that is not there. */
    public static Fault missing(String place) {
        return Fault.of(400, "InvalidRequestContent", "The required property '" + place + "' is missing.")
                .at(place);
    }

    /** Merges {@code patch} into {@code target}: objects deeply, all else (and the tags as a whole) replaced. */
    static void merge(ObjectNode target, ObjectNode patch) {
        for (Map.Entry<String, JsonNode> change : patch.properties()) {
            JsonNode present = target.path(change.getKey());
            if (present instanceof ObjectNode inner
                    && change.getValue() instanceof ObjectNode more
                    && !change.getKey().equals("tags")) {
                merge(inner, more);
            } else if (!change.getValue().isNull()) {
                target.set(change.getKey(), change.getValue());
            }
        }
    }
}
