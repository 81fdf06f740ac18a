package dev.lazurite.tracking;

/** What tracking needs to know of workspaces, which live above it. */
public interface Workspaces {
    /** Whether there is a workspace with this ARM id, lower case. */
    boolean exists(String workspace);

    /** The storage account that holds the workspace's artifacts. */
    String artifactAccount(String workspace);

    /** The region of the workspace. */
    String region(String workspace);
}
