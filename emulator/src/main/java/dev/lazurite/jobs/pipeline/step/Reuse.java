package dev.lazurite.jobs.pipeline.step;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.jobs.kind.Job;
import dev.lazurite.ml.component.ComponentVersion;
import dev.lazurite.platform.Json;
import dev.lazurite.tracking.RunStatus;
import dev.lazurite.tracking.Runs;

/**
 * Takes over the result of an earlier step that did the same work: the same command, code and environment with the same inputs,
 * of a component that is deterministic. What inputs hold is known by their addresses, as in the service.
 */
final class Reuse {
    /** Where a step goes on which compute, and how it is called, is no part of the work. */
    private static final List<String> ASIDE = List.of(
            StepDocument.NODE,
            StepDocument.ROUND,
            "displayName",
            "experimentName",
            "computeId",
            "tags",
            "outputs",
            "queueSettings",
            "services");

    private final StepResults results;
    private final Runs runs;

    Reuse(StepResults results, Runs runs) {
        this.results = results;
        this.runs = runs;
    }

    /** What stands for the work of a step; empty where it may not be reused. Nested pipelines reuse their own steps. */
    Optional<String> key(Job pipeline, ObjectNode step, ComponentVersion component) {
        if (!component.deterministic() || Json.text(step, "jobType", "").equals("Pipeline")) {
            return Optional.empty();
        }
        ObjectNode work = step.deepCopy();
        work.remove(ASIDE);
        ObjectNode outputs = work.putObject("writes");
        step.path("outputs").properties().forEach(output -> outputs.set(output.getKey(), written(output.getValue())));
        return Optional.of(digest(pipeline.workspace() + Json.write(sorted(work))));
    }

    /** What an output is; where it is written to makes no other work of it. */
    private static ObjectNode written(JsonNode output) {
        ObjectNode written = Json.object();
        for (String name : new String[] {"jobOutputType", "mode", "assetName", "assetVersion"}) {
            written.put(name, Json.text(output, name, ""));
        }
        return written;
    }

    /** A result that may be taken over. */
    record Earlier(Runs.Run run, ObjectNode outputs) {}

    /** The result of the job that did this work, if it completed. */
    Optional<Earlier> find(Job pipeline, String key) {
        return results.find(pipeline.id().root(), key)
                .flatMap(result -> runs.find(pipeline.runWorkspace(), result.job())
                        .filter(run -> run.status() == RunStatus.COMPLETED)
                        .map(run -> new Earlier(run, result.outputs())));
    }

    /** Says that a step has done its work. */
    void keep(Job pipeline, String key, Job step) {
        ObjectNode outputs =
                step.document().properties().path("outputs") instanceof ObjectNode made ? made : Json.object();
        results.keep(pipeline.id().root(), key, new StepResults.Result(step.name(), outputs));
    }

    private static JsonNode sorted(JsonNode document) {
        if (document instanceof ObjectNode object) {
            ObjectNode sorted = Json.object();
            object.properties().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(entry -> sorted.set(entry.getKey(), sorted(entry.getValue())));
            return sorted;
        }
        if (document instanceof ArrayNode array) {
            ArrayNode sorted = Json.array();
            array.forEach(item -> sorted.add(sorted(item)));
            return sorted;
        }
        return document;
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
