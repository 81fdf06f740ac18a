package dev.lazurite.tracking.history;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.tracking.RunChange;
import dev.lazurite.tracking.Tracking;
import dev.lazurite.tracking.record.TrackedRun;

/** Runs, one by one and the children of one: read and changed. */
final class RunHandlers {
    private final Tracking tracking;
    private final Lookup lookup;

    RunHandlers(Tracking tracking, Lookup lookup) {
        this.tracking = tracking;
        this.lookup = lookup;
    }

    Answer read(Call call) {
        return Answer.ok(lookup.view(lookup.run(call)));
    }

    /** A run with what the caller selects of it; the answer of {@code rundata}. */
    Answer data(Call call) throws IOException {
        String id = call.json().path("runId").asText();
        if (id.isEmpty()) {
            throw Fault.of(400, "BadArgument", "The property 'runId' is missing: the id of a run is expected in it.")
                    .at("runId");
        }
        ObjectNode body = Json.object();
        body.set("runMetadata", lookup.view(lookup.run(call, lookup.scope(call), id)));
        return Answer.ok(body.putNull("runDefinition").putNull("jobSpecification"));
    }

    Answer children(Call call) {
        TrackedRun parent = lookup.run(call);
        ObjectNode body = Json.object();
        ArrayNode value = body.putArray("value");
        tracking.runStore().children(parent.workspace(), parent.id()).forEach(child -> value.add(lookup.view(child)));
        return Answer.ok(body);
    }

    /** Changes what the body names: display name, description, hidden; tags and properties are merged. */
    Answer change(Call call) throws IOException {
        TrackedRun run = lookup.run(call);
        ObjectNode body = call.json();
        Map<String, String> tags = new LinkedHashMap<>();
        List<String> untagged = new ArrayList<>();
        for (Map.Entry<String, JsonNode> tag : object(body, "tags").properties()) {
            if (tag.getValue().isNull()) {
                untagged.add(tag.getKey());
            } else {
                tags.put(tag.getKey(), tag.getValue().asText());
            }
        }
        if (body.path("displayName").isTextual()) {
            tags.put("mlflow.runName", body.path("displayName").asText());
        }
        Map<String, String> properties = new LinkedHashMap<>();
        object(body, "properties")
                .properties()
                .forEach(
                        entry -> properties.put(entry.getKey(), entry.getValue().asText()));
        tracking.runs().annotate(run.workspace(), run.id(), tags, properties);
        untagged.forEach(name -> tracking.runStore().untag(run.seq(), name));
        tracking.runs().change(run.workspace(), run.id(), change -> apply(body, change));
        return Answer.ok(lookup.view(tracking.runs().get(run.workspace(), run.id())));
    }

    private static void apply(ObjectNode body, RunChange change) {
        if (body.path("displayName").isTextual()) {
            change.displayName(body.path("displayName").asText());
        }
        if (body.path("description").isTextual()) {
            change.description(body.path("description").asText());
        }
        if (body.path("hidden").isBoolean()) {
            change.hidden(body.path("hidden").asBoolean());
        }
    }

    private static ObjectNode object(ObjectNode body, String name) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Json.object();
        }
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw Fault.of(400, "BadArgument", "The property '" + name + "' is invalid: an object of strings is expected.")
                .at(name);
    }

    Answer deleteTags(Call call) throws IOException {
        TrackedRun run = lookup.run(call);
        for (JsonNode name : Json.MAPPER.readTree(call.bytes(Call.JSON_LIMIT))) {
            tracking.runStore().untag(run.seq(), name.asText());
        }
        return Answer.ok(lookup.view(tracking.runs().get(run.workspace(), run.id())));
    }
}
