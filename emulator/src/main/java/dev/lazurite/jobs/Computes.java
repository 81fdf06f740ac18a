package dev.lazurite.jobs;

import java.util.Optional;

/** The computes of workspaces, as jobs need them. */
public interface Computes {
    /** The most nodes that {@code compute} of a workspace may have now; empty where there is no such compute. */
    Optional<Integer> nodes(String workspace, String compute);
}
