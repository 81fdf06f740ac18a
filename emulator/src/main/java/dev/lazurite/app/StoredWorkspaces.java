package dev.lazurite.app;

import java.util.Optional;

import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceManager;
import dev.lazurite.tracking.Workspaces;

/** Workspaces as the resource manager has them, for tracking, which lives below it. */
final class StoredWorkspaces implements Workspaces {
    private static final String TYPE = "/providers/microsoft.machinelearningservices/workspaces/";

    private final ResourceManager arm;

    StoredWorkspaces(ResourceManager arm) {
        this.arm = arm;
    }

    @Override
    public boolean exists(String workspace) {
        return workspace.contains(TYPE) && find(workspace).isPresent();
    }

    @Override
    public String artifactAccount(String workspace) {
        String id = require(workspace).text("properties.storageAccount");
        return id.substring(id.lastIndexOf('/') + 1);
    }

    @Override
    public String region(String workspace) {
        return require(workspace).text("location");
    }

    private Resource require(String workspace) {
        return find(workspace)
                .orElseThrow(() -> new IllegalStateException("the workspace was deleted meanwhile: " + workspace));
    }

    private Optional<Resource> find(String workspace) {
        return arm.engine().find(workspace);
    }
}
