package dev.lazurite.tracking.mlflow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.platform.http.Method;
import dev.lazurite.tracking.artifacts.Capabilities;
import dev.lazurite.tracking.record.Refusals;

/**
 * The parameters of a call: its JSON body, or its query where it is a GET. As in proto3's JSON, numbers may come as text and
 * unknown fields are ignored. Capabilities are taken out of every text, so that none is ever kept.
 */
public final class Parameters {
    private static final String HINT = " See the API docs for more information about request parameters.";

    private final JsonNode node;

    Parameters(JsonNode node) {
        this.node = node;
    }

    public static Parameters of(Call call) throws IOException {
        if (call.method() != Method.GET) {
            return new Parameters(call.json());
        }
        ObjectNode object = Json.object();
        call.query().forEach((name, values) -> {
            if (values.size() == 1) {
                object.put(name, values.get(0));
            } else {
                ArrayNode all = object.putArray(name);
                values.forEach(all::add);
            }
        });
        return new Parameters(object);
    }

    private static boolean absent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    public Optional<String> text(String name) {
        JsonNode value = node.path(name);
        if (absent(value)) {
            return Optional.empty();
        }
        // A GET that repeats a name means its first value.
        JsonNode one = value.isArray() && !value.isEmpty() ? value.get(0) : value;
        if (!one.isTextual()) {
            throw wrongType(name, one, "a string");
        }
        return Optional.of(Capabilities.strip(one.textValue()));
    }

    public String text(String name, String otherwise) {
        return text(name).orElse(otherwise);
    }

    /** A text that has to be there and may not be empty. */
    public String required(String name) {
        return text(name).filter(value -> !value.isEmpty()).orElseThrow(() -> missing(name));
    }

    /** The id of the run that a call is about, by either of its names. */
    String runId() {
        return text("run_id")
                .or(() -> text("run_uuid"))
                .filter(id -> !id.isEmpty())
                .orElseThrow(() -> missing("run_id"));
    }

    /** Whether a truth value is there and true. */
    public boolean flag(String name) {
        return node.path(name).asBoolean(false);
    }

    Optional<Long> integer(String name) {
        JsonNode value = node.path(name);
        if (absent(value)) {
            return Optional.empty();
        }
        try {
            if (value.isIntegralNumber()) {
                return Optional.of(value.longValue());
            }
            if (value.isTextual()) {
                return Optional.of(Long.parseLong(value.textValue()));
            }
            if (value.isFloatingPointNumber() && value.doubleValue() == Math.rint(value.doubleValue())) {
                return Optional.of(value.longValue());
            }
        } catch (NumberFormatException notANumber) {
            throw wrongType(name, value, "an integer");
        }
        throw wrongType(name, value, "an integer");
    }

    /** A number of results, between 1 and {@code most}. */
    public int count(String name, int otherwise, int most) {
        long count = integer(name).orElse((long) otherwise);
        if (count < 1 || count > most) {
            throw Refusals.invalid("Invalid value " + count + " for parameter '" + name
                    + "' supplied: it must be a positive integer and at most " + most + ".");
        }
        return (int) count;
    }

    /** A number that may be {@code "NaN"} or infinite. */
    double number(String name) {
        JsonNode value = node.path(name);
        if (value.isNumber()) {
            return value.doubleValue();
        }
        if (absent(value)) {
            throw missing(name);
        }
        if (value.isTextual()) {
            try {
                return Double.parseDouble(value.textValue());
            } catch (NumberFormatException notANumber) {
                throw wrongType(name, value, "a number, \"NaN\", \"Infinity\" or \"-Infinity\"");
            }
        }
        throw wrongType(name, value, "a number");
    }

    /** The texts of a list; a single text counts as a list of one. */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        JsonNode value = node.path(name);
        for (JsonNode one : value.isTextual() ? Json.array().add(value) : value) {
            if (!one.isTextual()) {
                throw wrongType(name, one, "a list of strings");
            }
            texts.add(one.textValue());
        }
        return texts;
    }

    /** The objects of a list. */
    List<Parameters> objects(String name) {
        JsonNode value = node.path(name);
        if (!absent(value) && !value.isArray()) {
            throw wrongType(name, value, "a list of objects");
        }
        List<Parameters> objects = new ArrayList<>();
        for (JsonNode one : value) {
            if (!one.isObject()) {
                throw wrongType(name, one, "a list of objects");
            }
            objects.add(new Parameters(one));
        }
        return objects;
    }

    /** A list of {@code {key, value}} objects; of two with one key the last counts. */
    public Map<String, String> entries(String name) {
        Map<String, String> entries = new LinkedHashMap<>();
        objects(name).forEach(entry -> entries.put(entry.required("key"), entry.text("value", "")));
        return entries;
    }

    JsonNode node() {
        return node;
    }

    JsonNode node(String name) {
        return node.path(name);
    }

    private static Fault missing(String name) {
        return Refusals.invalid("Missing value for required parameter '" + name + "'." + HINT);
    }

    private static Fault wrongType(String name, JsonNode value, String expected) {
        return Refusals.invalid("Invalid value " + value + " for parameter '" + name + "' supplied: " + expected
                + " is expected." + HINT);
    }
}
