package dev.lazurite.ml.assets;

import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.Resource;

/**
 * What assets need to know of their workspace.
 *
 * @param guid its property workspaceId
 * @param storage the ARM id of its storage account
 * @param account the name of its storage account
 */
public record WorkspaceFacts(ArmId id, String guid, String storage, String account, String region) {
    public static WorkspaceFacts of(Resource workspace) {
        String storage = workspace.text("properties.storageAccount");
        return new WorkspaceFacts(
                workspace.id(),
                workspace.text("properties.workspaceId"),
                storage,
                storage.substring(storage.lastIndexOf('/') + 1),
                workspace.text("location"));
    }
}
