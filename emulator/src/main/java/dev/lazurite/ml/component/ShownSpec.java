package dev.lazurite.ml.component;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.lazurite.platform.Json;

/**
 * A component's specification as the service shows it: scalars as strings, every input with its {@code optional}, defaults
 * filled in, the client's own marks and a pipeline's jobs left out.
 */
final class ShownSpec {
    /** What a later write of the same version may change. */
    static final Set<String> DESCRIPTIVE = Set.of("display_name", "description", "tags", "$schema");

    private static final String JOBS = "jobs";
    private static final Set<String> HIDDEN =
            Set.of("_source", "id", "creation_context", JOBS, "sourceJobId", "source_job_id");
    private static final List<String> ORDER = List.of(
            "$schema",
            "name",
            "version",
            "display_name",
            "is_deterministic",
            "type",
            "description",
            "tags",
            "inputs",
            "outputs",
            "code",
            "environment",
            "resources",
            "distribution");
    private static final List<String> INPUT_ORDER =
            List.of("type", "optional", "default", "description", "min", "max", "enum");
    private static final Set<String> LITERALS = Set.of("string", "number", "integer", "boolean", "float", "enum");
    private static final Map<String, String> DISTRIBUTIONS =
            Map.of("mpi", "Mpi", "pytorch", "PyTorch", "tensorflow", "TensorFlow", "ray", "Ray");

    private ShownSpec() {}

    static ObjectNode of(ObjectNode kept) {
        ObjectNode spec = completed(kept);
        ObjectNode shown = Json.object();
        Set<String> fields = new LinkedHashSet<>(ORDER);
        spec.fieldNames().forEachRemaining(fields::add);
        fields.removeAll(HIDDEN);
        for (String field : fields) {
            JsonNode value = spec.path(field);
            boolean empty = value.isMissingNode() || value.isNull() || (value.isContainerNode() && value.isEmpty());
            if (!empty) {
                shown.set(field, text(value));
            }
        }
        return shown;
    }

    private static ObjectNode completed(ObjectNode kept) {
        ObjectNode spec = kept.deepCopy();
        String type = spec.path("type").asText();
        if (!spec.has("is_deterministic")) {
            spec.put("is_deterministic", !type.equals("pipeline"));
        }
        if (spec.path("inputs") instanceof ObjectNode inputs) {
            spec.set("inputs", inputs(inputs, type));
        }
        switch (type) {
            case "command" -> command(spec);
            case "parallel" -> spec.remove("resources");
            case "spark" -> spec.path("outputs").forEach(ShownSpec::withoutMode);
            default -> {}
        }
        return spec;
    }

    private static void command(ObjectNode spec) {
        ObjectNode resources = Json.child(spec, "resources");
        if (!resources.has("instance_count")) {
            resources.put("instance_count", 1);
        }
        if (spec.path("distribution") instanceof ObjectNode distribution) {
            String type = distribution.path("type").asText();
            distribution.put("type", DISTRIBUTIONS.getOrDefault(type, type));
        }
    }

    /** Data come before literals, and the fields of each in the service's order. */
    private static ObjectNode inputs(ObjectNode sent, String type) {
        ObjectNode data = Json.object();
        ObjectNode literals = Json.object();
        sent.properties().forEach(entry -> {
            if (entry.getValue() instanceof ObjectNode input) {
                boolean literal = LITERALS.contains(input.path("type").asText());
                (literal ? literals : data).set(entry.getKey(), input(input, type));
            }
        });
        data.setAll(literals);
        return data;
    }

    private static ObjectNode input(ObjectNode sent, String type) {
        ObjectNode complete = sent.deepCopy();
        if (!complete.has("optional")) {
            complete.put("optional", false);
        }
        if (type.equals("spark")) {
            withoutMode(complete);
        }
        String otherwise = complete.path("default").asText();
        if (type.equals("pipeline") && otherwise.startsWith("azureml:")) {
            // An input for the compute of a node; the service resolves it.
            complete.put("default", otherwise.substring("azureml:".length()));
        }
        ObjectNode ordered = Json.object();
        INPUT_ORDER.stream().filter(complete::has).forEach(field -> ordered.set(field, complete.get(field)));
        complete.properties().forEach(field -> {
            if (!ordered.has(field.getKey())) {
                ordered.set(field.getKey(), field.getValue());
            }
        });
        return ordered;
    }

    private static void withoutMode(JsonNode port) {
        if (port instanceof ObjectNode object) {
            object.remove("mode");
        }
    }

    private static JsonNode text(JsonNode value) {
        if (value instanceof ObjectNode object) {
            ObjectNode texts = Json.object();
            object.properties().forEach(field -> texts.set(field.getKey(), text(field.getValue())));
            return texts;
        }
        if (value instanceof ArrayNode array) {
            ArrayNode texts = Json.array();
            array.forEach(item -> texts.add(text(item)));
            return texts;
        }
        if (value.isBoolean()) {
            return TextNode.valueOf(value.asBoolean() ? "True" : "False");
        }
        return value.isNumber() ? TextNode.valueOf(value.asText()) : value;
    }

    /** The first field of {@code after} that differs from {@code before} and may not. */
    static Optional<String> firstChange(ObjectNode before, ObjectNode after) {
        ObjectNode was = of(before);
        ObjectNode is = of(after);
        List<String> fields = new ArrayList<>();
        was.fieldNames().forEachRemaining(fields::add);
        is.fieldNames().forEachRemaining(fields::add);
        Optional<String> changed = fields.stream()
                .filter(field -> !DESCRIPTIVE.contains(field))
                .filter(field -> !was.path(field).equals(is.path(field)))
                .findFirst();
        boolean otherJobs = after.has(JOBS) && !after.get(JOBS).equals(before.path(JOBS));
        return changed.isEmpty() && otherJobs ? Optional.of(JOBS) : changed;
    }
}
