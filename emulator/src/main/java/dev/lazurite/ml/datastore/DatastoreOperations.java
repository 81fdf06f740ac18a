package dev.lazurite.ml.datastore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import dev.lazurite.arm.ArmSurface;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceEngine;
import dev.lazurite.arm.ResourceOperations;
import dev.lazurite.arm.ResourceStore;
import dev.lazurite.arm.ResourceType;
import dev.lazurite.arm.Versions;
import dev.lazurite.ml.assets.Provider;
import dev.lazurite.ml.assets.WorkspaceCalls;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Method;
import dev.lazurite.platform.http.Operation;
import dev.lazurite.storage.Blobs;
import dev.lazurite.store.Database;
import dev.lazurite.tracking.ApiSurface;

/** The operations of datastores: those of the resource manager, and the older read on the region's own host. */
public final class DatastoreOperations {
    private static final String PATH = Provider.WORKSPACE_PATH + "/datastores/{datastore}";
    private static final int PAGE = 30;

    private final ResourceOperations resources;
    private final ResourceEngine engine;
    private final DatastoreSecrets secrets;
    private final SecretAnswers answers;

    public DatastoreOperations(ResourceOperations resources, ResourceEngine engine, Blobs blobs, Database database) {
        this.resources = resources;
        this.engine = engine;
        this.secrets = new DatastoreSecrets(database);
        this.answers = new SecretAnswers(secrets, blobs);
    }

    public List<Operation> operations() {
        List<Operation> operations = new ArrayList<>(resources.of(ResourceType.of(
                        Provider.NAMESPACE,
                        "workspaces/{workspace}/datastores/{datastore}",
                        "Datastores",
                        Versions.MACHINE_LEARNING,
                        new DatastoreRules(secrets))
                .listed(ResourceStore.Order.NEWEST_FIRST, PAGE)));
        operations.add(
                Operation.of("Datastores_ListSecrets", ArmSurface.NAME, Method.POST, PATH + "/listSecrets", this::list)
                        .versions(Versions.MACHINE_LEARNING)
                        .action(Datastores.TYPE + "/listSecrets/action"));
        operations.add(
                Operation.of("Datastore_Get", ApiSurface.NAME, Method.GET, "/datastore/v1.0" + PATH, this::legacy)
                        .forRuns());
        return operations;
    }

    private Answer list(Call call) throws IOException {
        return Answer.ok(answers.of(datastore(call), call.json()));
    }

    private Answer legacy(Call call) {
        return Answer.ok(new LegacyDatastore(answers).of(datastore(call)));
    }

    private Resource datastore(Call call) {
        return engine.require(
                WorkspaceCalls.workspace(engine, call).id().child("datastores", call.parameter("datastore")));
    }
}
