package dev.lazurite.jobs;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;

/** The properties of a command job, as it was sent. */
record JobDocument(ObjectNode properties) {
    private String text(String path) {
        return Json.text(properties, path, "");
    }

    String command() {
        return text("command");
    }

    String environmentId() {
        return text("environmentId");
    }

    String experiment() {
        String name = text("experimentName");
        return name.isEmpty() ? "Default" : name;
    }

    /** The name of the compute; empty for a serverless job. */
    String compute() {
        String id = text("computeId");
        String name = id.substring(Math.max(id.lastIndexOf('/'), id.lastIndexOf(':')) + 1);
        return name.equalsIgnoreCase("serverless") ? "" : name;
    }

    int nodes() {
        return Math.max(1, properties.path("resources").path("instanceCount").asInt(1));
    }

    /** How long the command may run; empty without a limit. */
    Optional<Duration> timeout() {
        String text = text("limits.timeout");
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Duration.parse(text));
        } catch (DateTimeParseException refusedAtSubmission) {
            return Optional.empty();
        }
    }

    Map<String, String> environmentVariables() {
        return texts("environmentVariables");
    }

    Map<String, String> tags() {
        return texts("tags");
    }

    /** The properties that the client sent along. */
    Map<String, String> sentProperties() {
        return texts("properties");
    }

    /** The properties that the client sent along, and those that the service adds (real-answers-jobs section 2). */
    Map<String, String> runProperties(String snapshot) {
        Map<String, String> all = texts("properties");
        all.put("_azureml.ComputeTargetType", "amlctrain");
        if (!text("codeId").isEmpty()) {
            all.put("ContentSnapshotId", snapshot);
        }
        return all;
    }

    private Map<String, String> texts(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        properties.path(name).properties().forEach(entry -> {
            if (!entry.getValue().isNull()) {
                texts.put(entry.getKey(), entry.getValue().asText());
            }
        });
        return texts;
    }
}
