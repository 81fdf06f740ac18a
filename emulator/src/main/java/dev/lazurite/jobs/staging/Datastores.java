package dev.lazurite.jobs.staging;

import java.util.Optional;

/** The datastores of workspaces, as jobs need them. */
public interface Datastores {
    /** Where the outputs of jobs go unless they say otherwise. */
    String DEFAULT = "workspaceblobstore";

    /** Where logs and run artifacts go. */
    String ARTIFACTS = "workspaceartifactstore";

    /**
     * The container behind a datastore.
     *
     * @param account the storage account, which may be one that is not emulated
     */
    record Container(String account, String container) {}

    /** Empty where the workspace has no such datastore, or it is not one of blobs. */
    Optional<Container> find(String workspace, String name);
}
