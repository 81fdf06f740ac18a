package dev.lazurite.ml.mlflow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.Resource;
import dev.lazurite.ml.assets.WorkspaceFacts;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.tracking.mlflow.Parameters;
import dev.lazurite.tracking.search.Clause;
import dev.lazurite.tracking.search.Identifier;
import dev.lazurite.tracking.search.Kind;
import dev.lazurite.tracking.search.Order;
import dev.lazurite.tracking.search.PageToken;
import dev.lazurite.tracking.search.Parser;
import dev.lazurite.tracking.search.Schema;

/** MLflow's {@code registered-models/search} and {@code model-versions/search}. */
final class RegistrySearch {
    private static final String PROMPT = "mlflow.prompt.is_prompt";
    private static final int MODELS = 100;
    private static final int MOST_MODELS = 1000;
    private static final int VERSIONS = 10_000;
    private static final int MOST_VERSIONS = 200_000;
    private static final Set<String> TIMES = Set.of("creation_timestamp", "last_updated_timestamp");
    private static final Map<String, String> ALIASES =
            Map.of("creation_time", "creation_timestamp", "timestamp", "last_updated_timestamp");
    private static final Schema OF_MODELS =
            new Schema(Set.of(Kind.ATTRIBUTE, Kind.TAG), Set.of("name"), TIMES, Set.of("name"), ALIASES);
    private static final Schema OF_VERSIONS = new Schema(
            Set.of(Kind.ATTRIBUTE, Kind.TAG),
            Set.of("name", "version", "run_id", "source_path"),
            Set.of("version_number", "creation_timestamp", "last_updated_timestamp"),
            Set.of("name", "run_id"),
            Map.of(
                    "creation_time", "creation_timestamp",
                    "timestamp", "last_updated_timestamp",
                    "source", "source_path"));

    private final Registry registry;
    private final RegistryViews views;
    private final Function<Call, WorkspaceFacts> workspaces;

    RegistrySearch(Registry registry, RegistryViews views, Function<Call, WorkspaceFacts> workspaces) {
        this.registry = registry;
        this.views = views;
        this.workspaces = workspaces;
    }

    /** A thing that was found, with the model that it belongs to. */
    private record Found(Resource model, Resource item) {
        Optional<Object> value(Identifier identifier) {
            if (identifier.kind() == Kind.TAG) {
                // Clients of MLflow 3 leave prompts out of every search by this tag, which models do not have.
                String otherwise = identifier.key().equals(PROMPT) ? "false" : "";
                return text(
                        item.properties().path("tags").path(identifier.key()).asText(otherwise));
            }
            return switch (identifier.key()) {
                case "name" -> text(model.name());
                case "version" -> text(item.name());
                case "version_number" -> number(item.name());
                case "run_id" -> RegistryFacts.run(item).map(Function.identity());
                case "source_path" -> text(RegistryFacts.source(item));
                case "creation_timestamp" -> Optional.of(item.createdAt().toEpochMilli());
                default -> Optional.of(item.modifiedAt().toEpochMilli());
            };
        }

        private static Optional<Object> number(String text) {
            return text.matches("\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
        }

        private static Optional<Object> text(String text) {
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        }
    }

    Answer models(Call call) throws IOException {
        WorkspaceFacts workspace = workspaces.apply(call);
        List<Found> all = registry.models(workspace).stream()
                .map(model -> new Found(model, model))
                .toList();
        return answer(Parameters.of(call), OF_MODELS, all, "registered_models", MODELS, MOST_MODELS);
    }

    Answer versions(Call call) throws IOException {
        WorkspaceFacts workspace = workspaces.apply(call);
        List<Found> all = new ArrayList<>();
        for (Resource model : registry.models(workspace)) {
            List<Resource> versions = registry.versions(model);
            for (int i = versions.size() - 1; i >= 0; i--) {
                all.add(new Found(model, versions.get(i)));
            }
        }
        return answer(Parameters.of(call), OF_VERSIONS, all, "model_versions", VERSIONS, MOST_VERSIONS);
    }

    private Answer answer(Parameters parameters, Schema schema, List<Found> all, String name, int usual, int most)
            throws IOException {
        List<Clause> filter = Parser.filter(schema, parameters.text("filter", ""));
        int limit = parameters.count("max_results", usual, most);
        int offset = PageToken.offset(parameters.text("page_token"));
        List<Found> found = new ArrayList<>(all.stream()
                .filter(one -> filter.stream().allMatch(clause -> clause.matches(one::value)))
                .toList());
        List<String> orders = parameters.texts("order_by");
        for (int i = orders.size() - 1; i >= 0; i--) {
            found.sort(comparator(Parser.order(schema, orders.get(i))));
        }
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray(name);
        found.stream()
                .skip(offset)
                .limit(limit)
                .forEach(one -> items.add(
                        one.model().id().equals(one.item().id())
                                ? views.model(one.model())
                                : views.version(one.model(), one.item())));
        if (found.size() > offset + limit) {
            answer.put("next_page_token", PageToken.of(offset + limit));
        }
        return Answer.ok(answer);
    }

    private static Comparator<Found> comparator(Order order) {
        Comparator<Found> ascending = (one, other) -> compare(
                one.value(order.key()).orElse(""), other.value(order.key()).orElse(""));
        return order.ascending() ? ascending : ascending.reversed();
    }

    private static int compare(Object one, Object other) {
        if (one instanceof Long first && other instanceof Long second) {
            return Long.compare(first, second);
        }
        String first = one.toString();
        String second = other.toString();
        boolean numbers = first.matches("\\d{1,18}") && second.matches("\\d{1,18}");
        return numbers ? Long.compare(Long.parseLong(first), Long.parseLong(second)) : first.compareTo(second);
    }
}
