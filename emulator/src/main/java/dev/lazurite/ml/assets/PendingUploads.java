package dev.lazurite.ml.assets;

import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ResourceEngine;
import dev.lazurite.platform.Ids;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.storage.Blobs;

/**
 * {@code startPendingUpload}: a fresh container of the workspace's account and a signature to fill it, before the version
 * that will point into it is written. The answer's form is that of a recording of the service.
 */
public final class PendingUploads {
    private static final Duration LIFETIME = Duration.ofHours(8);
    private static final List<Blobs.Permission> PERMISSIONS =
            List.of(Blobs.Permission.READ, Blobs.Permission.CREATE, Blobs.Permission.WRITE, Blobs.Permission.LIST);

    private final ResourceEngine engine;
    private final Blobs blobs;
    private final Ids ids;

    public PendingUploads(ResourceEngine engine, Blobs blobs, Ids ids) {
        this.engine = engine;
        this.blobs = blobs;
        this.ids = ids;
    }

    Answer start(Call call) {
        WorkspaceFacts workspace = WorkspaceCalls.workspace(engine, call);
        String owner =
                workspace.guid().substring(0, Math.min(10, workspace.guid().length()));
        ObjectNode answer = Json.object();
        answer.set("blobReferenceForConsumption", container(workspace.account(), workspace.storage(), owner));
        answer.put("pendingUploadId", ids.guid());
        answer.put("pendingUploadType", "None");
        return Answer.ok(answer);
    }

    /**
     * A fresh container with a signature to fill it.
     *
     * @param storage what the answer says of the account's ARM id
     * @param owner what the container's name begins with
     */
    public ObjectNode container(String account, String storage, String owner) {
        String container = owner + "-" + ids.guid();
        blobs.createContainer(account, container);
        String host = account + ".blob.core.windows.net";
        ObjectNode reference = Json.object();
        // The service writes the port into the address that becomes part of the asset, and not into the signature's.
        reference.put("blobUri", "https://" + host + ":443/" + container);
        reference.put("storageAccountArmId", storage);
        reference
                .putObject("credential")
                .put("credentialType", "SAS")
                .put(
                        "sasUri",
                        "https://" + host + "/" + container + "?"
                                + blobs.sign(account, container, "", PERMISSIONS, LIFETIME));
        return reference;
    }
}
