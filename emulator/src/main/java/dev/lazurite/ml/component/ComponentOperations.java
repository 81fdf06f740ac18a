package dev.lazurite.ml.component;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.Documents;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceEngine;
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

/**
 * The operations of components: those of every asset; an anonymous component is named by the server, and the version
 * {@code azureml_default} means the default one.
 */
public final class ComponentOperations {
    private static final String DEFAULT = "azureml_default";

    private final AssetOperations assets;
    private final ResourceEngine engine;

    public ComponentOperations(AssetOperations assets, ResourceEngine engine) {
        this.assets = assets;
        this.engine = engine;
    }

    public List<Operation> of(Assets components) {
        List<Operation> operations = new ArrayList<>();
        for (Operation operation : assets.of(components)) {
            switch (operation.id()) {
                case "ComponentVersions_CreateOrUpdate" ->
                    operations.add(with(operation, call -> put(components, call, operation.handler())));
                case "ComponentVersions_Get" ->
                    operations.add(with(operation, call -> get(components, call, operation.handler())));
                // A component has no files of its own: its code is an asset.
                case "ComponentVersions_CreateOrGetStartPendingUpload" -> {}
                default -> operations.add(operation);
            }
        }
        return operations;
    }

    private static Operation with(Operation operation, Handler handler) {
        return Operation.of(operation.id(), operation.surface(), operation.method(), operation.path(), handler)
                .versions(operation.versions())
                .action(operation.action());
    }

    /** What was sent before under another version of the client's is the same component: it is answered, not written. */
    private Answer put(Assets components, Call call, Handler usual) throws IOException {
        if (!call.parameter("name").equals(Component.ANONYMOUS)) {
            return usual.handle(call);
        }
        ResourceType type = type();
        ObjectNode document = Documents.received(call.json());
        ArmId asked = engine.id(type, call);
        WorkspaceFacts workspace = WorkspaceCalls.workspace(engine, call);
        ArmId id = ArmId.parse(asked.parent()).child("versions", guid(components, workspace, asked, document));
        Optional<Resource> there = engine.find(id.toString());
        Resource kept = there.isPresent()
                ? there.get()
                : engine.put(type, id, document, call).resource();
        return Answer.json(201, type.rules().view(kept, call)).header("Location", call.url());
    }

    /** The same for all that the service would keep alike: what labels mean today is part of it. */
    private static String guid(Assets components, WorkspaceFacts workspace, ArmId asked, ObjectNode document) {
        ObjectNode sent = Json.child(document.deepCopy(), "properties");
        ObjectNode kept = components.type().complete(workspace, asked, sent, Optional.empty());
        ((ObjectNode) kept.get(Component.SPEC)).remove(List.of("version", "_source"));
        String whole = workspace.id().key() + Json.write(kept);
        return UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private Answer get(Assets components, Call call, Handler usual) throws IOException {
        if (!call.parameter("version").equals(DEFAULT)) {
            return usual.handle(call);
        }
        ArmId workspace = WorkspaceCalls.workspace(engine, call).id();
        ResourceType type = type();
        String name = type.rules().named(call.parameter("name"));
        Resource latest = components
                .latest(workspace, name)
                .orElseThrow(() -> components.type().noVersion(name, DEFAULT));
        ObjectNode shown = type.rules().view(latest, call);
        shown.put("id", ArmId.parse(latest.id().parent()) + "/labels/default");
        return Answer.ok(shown);
    }

    private ResourceType type() {
        return engine.type(AssetKind.COMPONENT.versionType()).orElseThrow();
    }
}
