package dev.lazurite.jobs.kind;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;

/** The properties of a job as they were sent: what all kinds have in common. */
public record JobDocument(ObjectNode properties) {
    /** The text at a path of the properties, such as {@code limits.timeout}; empty where there is none. */
    public String text(String path) {
        return Json.text(properties, path, "");
    }

    public String kind() {
        return text("jobType");
    }

    public String experiment() {
        String name = text("experimentName");
        return name.isEmpty() ? "Default" : name;
    }

    /** The name of the compute; empty for a serverless job. */
    public String compute() {
        return Computes.name(text("computeId"));
    }

    public Map<String, String> tags() {
        return texts("tags");
    }

    /** The properties that the client sent along. */
    public Map<String, String> sentProperties() {
        return texts("properties");
    }

    /** The entries of an object of strings, but for those that are null. */
    public Map<String, String> texts(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        properties.path(name).properties().forEach(entry -> {
            if (!entry.getValue().isNull()) {
                texts.put(entry.getKey(), entry.getValue().asText());
            }
        });
        return texts;
    }
}
