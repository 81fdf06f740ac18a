package dev.lazurite.jobs.pipeline.values;

import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a step that completed leaves to others.
 *
 * @param outputs by name, each in the form of a job's input: {@code jobInputType} with {@code uri}, or with {@code value} for a
 *     literal
 */
public record Outcome(Map<String, ObjectNode> outputs) {
    public Optional<ObjectNode> output(String name) {
        return Optional.ofNullable(outputs.get(name));
    }
}
