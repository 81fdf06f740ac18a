package dev.lazurite.ml.code;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceEngine;
import dev.lazurite.arm.ResourceStore;
import dev.lazurite.arm.ResourceType;
import dev.lazurite.ml.assets.AssetKind;
import dev.lazurite.ml.assets.AssetOperations;
import dev.lazurite.ml.assets.Assets;
import dev.lazurite.ml.assets.WorkspaceCalls;
import dev.lazurite.ml.assets.WorkspaceFacts;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Handler;
import dev.lazurite.platform.http.Operation;

/** The operations of code: those of every asset, and a list of versions that finds a snapshot by its hash. */
public final class CodeOperations {
    private static final String LIST = "CodeVersions_List";

    private final AssetOperations assets;
    private final ResourceEngine engine;
    private final ResourceStore store;

    public CodeOperations(AssetOperations assets, ResourceEngine engine, ResourceStore store) {
        this.assets = assets;
        this.engine = engine;
        this.store = store;
    }

    public List<Operation> of(Assets code) {
        List<Operation> operations = new ArrayList<>();
        for (Operation operation : assets.of(code)) {
            operations.add(operation.id().equals(LIST) ? byHash(operation) : operation);
        }
        return operations;
    }

    private Operation byHash(Operation list) {
        return Operation.of(LIST, list.surface(), list.method(), list.path(), call -> list(call, list.handler()))
                .versions(list.versions())
                .action(list.action());
    }

    /** With {@code hash}, the name in the address is ignored: clients make one up for every question. */
    private Answer list(Call call, Handler usual) throws IOException {
        String hash = call.query("hash").orElse("");
        if (hash.isEmpty()) {
            return usual.handle(call);
        }
        WorkspaceFacts workspace = WorkspaceCalls.workspace(engine, call);
        ResourceType type = engine.type(AssetKind.CODE.versionType()).orElseThrow();
        ObjectNode answer = Json.object();
        ArrayNode found = answer.putArray("value");
        for (Resource version : store.lookup(AssetKind.CODE.versionType(), hash)) {
            if (version.id().root().key().equals(workspace.id().key())
                    && version.text("properties.properties.hash_version")
                            .equals(call.query("hashVersion")
                                    .orElse(version.text("properties.properties.hash_version")))) {
                found.add(type.rules().view(version, call));
            }
        }
        return Answer.ok(answer);
    }
}
