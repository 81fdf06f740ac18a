package dev.lazurite.jobs.kind;

import java.util.Optional;

import dev.lazurite.ml.compute.ComputeTarget;
import dev.lazurite.ml.compute.VmSize;

/** The computes of workspaces, as jobs need them. */
public interface Computes {
    /** The most nodes that {@code compute} of a workspace may have now; empty where there is no such compute. */
    Optional<Integer> nodes(String workspace, String compute);

    /** A compute of a workspace; empty for a serverless job, and where there is none of that name. */
    default Optional<ComputeTarget> target(String workspace, String compute) {
        return Optional.empty();
    }

    /** Why a job of so many nodes could never run on a compute; empty where it could. */
    default Optional<String> refusal(String workspace, String compute, int nodes) {
        return Optional.empty();
    }

    /** A size of machine by its name; empty where there is none of that name. */
    default Optional<VmSize> size(String name) {
        return Optional.empty();
    }

    /** The name of a compute that a document names by its id, by {@code azureml:NAME} or plainly; empty for serverless. */
    static String name(String id) {
        String name = id.substring(Math.max(id.lastIndexOf('/'), id.lastIndexOf(':')) + 1);
        return name.equalsIgnoreCase("serverless") ? "" : name;
    }
}
