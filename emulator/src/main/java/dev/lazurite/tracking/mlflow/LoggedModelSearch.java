package dev.lazurite.tracking.mlflow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.tracking.record.LoggedModel;
import dev.lazurite.tracking.record.Refusals;
import dev.lazurite.tracking.search.Clause;
import dev.lazurite.tracking.search.Identifier;
import dev.lazurite.tracking.search.PageToken;
import dev.lazurite.tracking.search.Parser;
import dev.lazurite.tracking.search.Schema;

/** Searches the logged models of some experiments, in memory: there are as many as runs logged a model, not as metrics. */
final class LoggedModelSearch {
    private static final int PAGE = 100;

    private LoggedModelSearch() {}

    /**
     * Answers a search.
     *
     * @param models newest first, which is the default order
     */
    static Answer answer(Parameters parameters, List<LoggedModel> models, Function<LoggedModel, ObjectNode> view) {
        List<Clause> filter = Parser.filter(Schema.LOGGED_MODELS, parameters.text("filter", ""));
        List<LoggedModel> found = new ArrayList<>(models.stream()
                .filter(model -> filter.stream().allMatch(clause -> clause.matches(key -> value(model, key))))
                .toList());
        List<Parameters> orders = new ArrayList<>(parameters.objects("order_by"));
        // Sorting is stable: the last key first.
        Collections.reverse(orders);
        for (Parameters order : orders) {
            found.sort(order(order));
        }
        int limit = parameters.count("max_results", PAGE, PAGE);
        int offset = PageToken.offset(parameters.text("page_token"));
        int end = (int) Math.min(found.size(), (long) offset + limit);
        ObjectNode body = Json.object();
        ArrayNode page = body.putArray("models");
        if (offset < end) {
            found.subList(offset, end).forEach(model -> page.add(view.apply(model)));
        }
        if (end < found.size()) {
            body.put("next_page_token", PageToken.of(end));
        }
        return Answer.ok(body);
    }

    private static Comparator<LoggedModel> order(Parameters order) {
        String field = order.required("field_name");
        Identifier key = Parser.order(Schema.LOGGED_MODELS, field).key();
        Comparator<LoggedModel> ascending = switch (key.key()) {
            case "creation_timestamp" -> Comparator.comparingLong(LoggedModel::created);
            case "last_updated_timestamp" -> Comparator.comparingLong(LoggedModel::updated);
            case "name" -> Comparator.comparing(LoggedModel::name);
            case "model_id" -> Comparator.comparing(LoggedModel::id);
            default ->
                throw Refusals.invalid("Invalid order by field name: " + field
                        + ". Models are ordered by creation_timestamp, last_updated_timestamp, name or model_id.");
        };
        return order.node("ascending").asBoolean(true) ? ascending : ascending.reversed();
    }

    private static Optional<Object> value(LoggedModel model, Identifier key) {
        return switch (key.kind()) {
            case TAG -> Optional.ofNullable(model.tags().get(key.key()));
            case PARAM -> Optional.ofNullable(model.params().get(key.key()));
            case ATTRIBUTE -> Optional.of(attribute(model, key.key()));
            case METRIC, DATASET -> Optional.empty();
        };
    }

    private static Object attribute(LoggedModel model, String name) {
        return switch (name) {
            case "name" -> model.name();
            case "model_id" -> model.id();
            case "model_type" -> model.type();
            case "source_run_id" -> model.sourceRun();
            case "creation_timestamp" -> model.created();
            case "last_updated_timestamp" -> model.updated();
            default -> model.status().replace("LOGGED_MODEL_", "");
        };
    }
}
