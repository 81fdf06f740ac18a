package dev.lazurite.jobs.workspace;

import java.util.Optional;

import dev.lazurite.arm.ArmId;
import dev.lazurite.jobs.staging.Datastores;
import dev.lazurite.ml.datastore.DatastoreLocation;

/** The datastores of a workspace that keep blobs. */
final class WorkspaceDatastores implements Datastores {
    private final dev.lazurite.ml.datastore.Datastores datastores;

    WorkspaceDatastores(dev.lazurite.ml.datastore.Datastores datastores) {
        this.datastores = datastores;
    }

    @Override
    public Optional<Container> find(String workspace, String name) {
        return datastores
                .locate(ArmId.parse(workspace), name)
                .filter(DatastoreLocation::keepsBlobs)
                .map(location -> new Container(location.account(), location.container()));
    }
}
