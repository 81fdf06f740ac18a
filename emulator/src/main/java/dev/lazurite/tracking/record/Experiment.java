package dev.lazurite.tracking.record;

import java.util.Map;

/**
 * An experiment: a named set of runs in a workspace.
 *
 * @param id a GUID
 * @param workspace the ARM id of the workspace, lower case
 * @param artifactLocation what the maker asked for; empty for the workspace's own place
 * @param created epoch milliseconds
 * @param updated epoch milliseconds
 */
public record Experiment(
        String id,
        String workspace,
        String name,
        String artifactLocation,
        Lifecycle lifecycle,
        long created,
        long updated,
        Map<String, String> tags) {
    /** The experiment that a workspace has for whatever names none. */
    public static final String DEFAULT = "Default";
}
