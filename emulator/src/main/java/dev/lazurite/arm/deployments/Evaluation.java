package dev.lazurite.arm.deployments;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.Directory;
import dev.lazurite.platform.Ids;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Fault;

/** Evaluates the expressions of one template in the scope of one resource group. */
final class Evaluation {
    private final Directory directory;
    private final String group;
    private final String location;
    private final Ids ids;
    private final ObjectNode variables;
    private final Map<String, JsonNode> parameters = new HashMap<>();
    private final Map<String, JsonNode> evaluatedVariables = new HashMap<>();
    private final Function<String, Optional<ObjectNode>> resources;

    /**
     * Evaluates in the scope of a group.
     *
     * @param given the parameters that the caller gave, each an object with a {@code value}
     * @param resources finds the shown form of a resource by its id, for {@code reference}
     */
    Evaluation(
            Directory directory,
            String group,
            String location,
            Ids ids,
            JsonNode template,
            JsonNode given,
            Function<String, Optional<ObjectNode>> resources) {
        this.directory = directory;
        this.group = group;
        this.location = location;
        this.ids = ids;
        this.resources = resources;
        this.variables = template.path("variables") instanceof ObjectNode object ? object : Json.object();
        for (Map.Entry<String, JsonNode> declared : template.path("parameters").properties()) {
            JsonNode sent = given.path(declared.getKey());
            if (sent.has("value")) {
                parameters.put(declared.getKey(), sent.get("value"));
            } else if (declared.getValue().has("defaultValue")) {
                parameters.put(declared.getKey(), resolve(declared.getValue().get("defaultValue")));
            } else {
                throw invalid("The value for the template parameter '" + declared.getKey() + "' is not provided.");
            }
        }
        for (Map.Entry<String, JsonNode> sent : given.properties()) {
            if (!template.path("parameters").has(sent.getKey())) {
                throw invalid("The template has no parameter '" + sent.getKey() + "', for which a value is given.");
            }
        }
    }

    /** The parameters with the values that they have. */
    Map<String, JsonNode> parameters() {
        return parameters;
    }

    static Fault invalid(String message) {
        return Fault.of(400, "InvalidTemplate", "Deployment template validation failed: '" + message + "'");
    }

    /** The node with every expression in it replaced by what it yields. */
    JsonNode resolve(JsonNode node) {
        if (node.isTextual()) {
            String text = node.asText();
            if (Expression.is(text)) {
                return evaluate(Expression.parse(text));
            }
            return text.startsWith("[[") ? Functions.text(text.substring(1)) : node;
        }
        if (node.isArray()) {
            ArrayNode array = Json.array();
            node.forEach(item -> array.add(resolve(item)));
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = Json.object();
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                object.set(resolve(Functions.text(field.getKey())).asText(), resolve(field.getValue()));
            }
            return object;
        }
        return node;
    }

    private JsonNode evaluate(Expression expression) {
        if (expression instanceof Expression.Literal literal) {
            return literal(literal);
        }
        if (expression instanceof Expression.Function function) {
            return call(function);
        }
        if (expression instanceof Expression.Property property) {
            return evaluate(property.of()).path(property.name());
        }
        Expression.Item item = (Expression.Item) expression;
        JsonNode at = evaluate(item.at());
        JsonNode of = evaluate(item.of());
        return at.isNumber() ? of.path(at.asInt()) : of.path(at.asText());
    }

    private static JsonNode literal(Expression.Literal literal) {
        return literal.value() instanceof Long number
                ? LongNode.valueOf(number)
                : Functions.text(literal.value().toString());
    }

    private JsonNode call(Expression.Function function) {
        String name = function.name().toLowerCase(Locale.ROOT);
        if (name.equals("if")) {
            boolean holds = evaluate(function.arguments().get(0)).asBoolean();
            return evaluate(function.arguments().get(holds ? 1 : 2));
        }
        List<JsonNode> arguments = new ArrayList<>();
        for (Expression argument : function.arguments()) {
            arguments.add(evaluate(argument));
        }
        return switch (name) {
            case "parameters" -> parameter(arguments.get(0).asText());
            case "variables" -> variable(arguments.get(0).asText());
            case "subscription" ->
                Json.object()
                        .put("id", "/subscriptions/" + directory.subscription())
                        .put("subscriptionId", directory.subscription())
                        .put("tenantId", directory.tenant());
            case "resourcegroup" ->
                Json.object().put("id", scope()).put("name", group).put("location", location);
            case "tenant" -> Json.object().put("tenantId", directory.tenant());
            case "resourceid" -> Functions.text(resourceId(arguments));
            case "subscriptionresourceid" ->
                Functions.text("/subscriptions/" + directory.subscription() + "/providers/" + typed(arguments, 0));
            case "newguid" -> Functions.text(ids.guid());
            case "reference" -> reference(arguments);
            default ->
                Functions.find(name)
                        .orElseThrow(() ->
                                Fault.notEmulated("The template function '" + function.name() + "' is not emulated."))
                        .apply(arguments);
        };
    }

    private JsonNode parameter(String name) {
        JsonNode value = parameters.get(name);
        if (value == null) {
            throw invalid("The template parameter '" + name + "' is not found.");
        }
        return value;
    }

    private JsonNode variable(String name) {
        JsonNode known = evaluatedVariables.get(name);
        if (known == null) {
            if (!variables.has(name)) {
                throw invalid("The template variable '" + name + "' is not found.");
            }
            known = resolve(variables.get(name));
            evaluatedVariables.put(name, known);
        }
        return known;
    }

    private String scope() {
        return "/subscriptions/" + directory.subscription() + "/resourceGroups/" + group;
    }

    /** {@code resourceId([subscription], [group], type, name...)}: the type is the first argument with a slash. */
    private String resourceId(List<JsonNode> arguments) {
        int type = 0;
        while (type < arguments.size() && !arguments.get(type).asText().contains("/")) {
            type++;
        }
        if (type == arguments.size()) {
            throw invalid("resourceId() has no argument that is a resource type.");
        }
        String subscription = type == 2 ? arguments.get(0).asText() : directory.subscription();
        String inGroup = type == 0 ? group : arguments.get(type - 1).asText();
        return "/subscriptions/" + subscription + "/resourceGroups/" + inGroup + "/providers/" + typed(arguments, type);
    }

    private static String typed(List<JsonNode> arguments, int at) {
        String[] segments = arguments.get(at).asText().split("/");
        StringBuilder id = new StringBuilder(segments[0]);
        for (int i = 1; i < segments.length; i++) {
            id.append('/')
                    .append(segments[i])
                    .append('/')
                    .append(arguments.get(at + i).asText());
        }
        return id.toString();
    }

    private JsonNode reference(List<JsonNode> arguments) {
        String id = arguments.get(0).asText();
        ObjectNode shown = resources
                .apply(id.startsWith("/") ? id : scope() + "/providers/" + id)
                .orElseThrow(() -> Fault.of(
                        404,
                        "ResourceNotFound",
                        "The resource '" + id + "' that the template refers to was not found."));
        boolean full = arguments.size() > 2 && arguments.get(2).asText().equalsIgnoreCase("Full");
        return full ? shown : shown.path("properties");
    }
}
