package dev.lazurite.jobs.kind;

import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A job to be started by another.
 *
 * @param name its own name, used once in the workspace: {@code SWEEP_0}, or a GUID for a step of a pipeline
 * @param properties its document's properties, as if it had been submitted: {@code jobType} says the kind
 * @param runType what the run is to be instead of what its kind says; empty where that is right
 * @param runProperties properties of the run besides those that its kind says
 * @param runTags tags of the run besides those of the document
 */
public record ChildJob(
        String name,
        ObjectNode properties,
        String runType,
        Map<String, String> runProperties,
        Map<String, String> runTags) {}
