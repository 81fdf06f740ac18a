package dev.lazurite.ml.datastore;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceStore;
import dev.lazurite.ml.assets.Provider;
import dev.lazurite.ml.assets.WorkspaceFacts;
import dev.lazurite.platform.Ids;
import dev.lazurite.platform.Json;
import dev.lazurite.storage.Blobs;

/** The datastores of all workspaces, as the rest of the program uses them. */
public final class Datastores {
    /** Where uploads and the outputs of jobs go. */
    public static final String DEFAULT = "workspaceblobstore";

    /** Where logs and the artifacts of runs go. */
    public static final String ARTIFACTS = "workspaceartifactstore";

    static final String TYPE = Provider.NAMESPACE + "/workspaces/datastores";

    private final ResourceStore store;
    private final Blobs blobs;
    private final Ids ids;

    public Datastores(ResourceStore store, Blobs blobs, Ids ids) {
        this.store = store;
        this.blobs = blobs;
        this.ids = ids;
    }

    /**
     * Makes the four datastores that every workspace begins with, and the containers behind them; those that are there stay.
     * A workspace without a storage account, such as a hub made without one, gets none.
     * The workspace's storage account must be there.
     */
    public void createDefaults(Resource workspace) {
        WorkspaceFacts facts = WorkspaceFacts.of(workspace);
        if (facts.account().isEmpty()) {
            return;
        }
        String container = "azureml-blobstore-" + facts.guid();
        create(
                workspace,
                DEFAULT,
                blob(facts, container)
                        .put("isDefault", true)
                        .put("serviceDataAccessAuthIdentity", "WorkspaceSystemAssignedIdentity"));
        create(workspace, "workspacefilestore", file(facts, "azureml-filestore-" + facts.guid()));
        create(workspace, "workspaceworkingdirectory", file(facts, "code-" + ids.guid()));
        create(workspace, ARTIFACTS, blob(facts, "azureml"));
        for (String name : List.of(container, "azureml")) {
            blobs.createContainer(facts.account(), name);
        }
    }

    private void create(Resource workspace, String name, ObjectNode properties) {
        ArmId id = workspace.id().child("datastores", name);
        if (store.find(id).isEmpty()) {
            properties.putNull("tags");
            store.put(id, Json.object().set("properties", properties), false, "", workspace.createdBy());
        }
    }

    private static ObjectNode blob(WorkspaceFacts workspace, String container) {
        return DatastoreType.AZURE_BLOB.shaped(
                sent(workspace).put("datastoreType", "AzureBlob").put("containerName", container));
    }

    private static ObjectNode file(WorkspaceFacts workspace, String share) {
        return DatastoreType.AZURE_FILE.shaped(
                sent(workspace).put("datastoreType", "AzureFile").put("fileShareName", share));
    }

    private static ObjectNode sent(WorkspaceFacts workspace) {
        ObjectNode sent = Json.object().put("accountName", workspace.account());
        sent.putObject("credentials").put("credentialsType", "AccountKey");
        return sent;
    }

    public Optional<Resource> find(ArmId workspace, String name) {
        return store.find(workspace.child("datastores", name));
    }

    /** The account and container that a datastore's name stands for. */
    public Optional<DatastoreLocation> locate(ArmId workspace, String name) {
        return find(workspace, name)
                .map(datastore -> DatastoreLocation.of(datastore, DatastoreType.of(datastore.properties())));
    }
}
