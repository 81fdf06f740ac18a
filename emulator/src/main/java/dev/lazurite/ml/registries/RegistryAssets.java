package dev.lazurite.ml.registries;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.Documents;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceManager;
import dev.lazurite.arm.ResourceType;
import dev.lazurite.ml.assets.AssetHome;
import dev.lazurite.ml.assets.AssetOperations;
import dev.lazurite.ml.assets.AssetUri;
import dev.lazurite.ml.assets.Assets;
import dev.lazurite.ml.assets.Provider;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.platform.http.Method;
import dev.lazurite.platform.http.Operation;
import dev.lazurite.tracking.ApiSurface;

/**
 * The assets in registries: as those of workspaces, but that every write is a long-running operation and ids are asset ids
 * (real-answers-assets section 14). Clients of a registry reach them below {@code /mferp/managementfrontend} of its region.
 */
final class RegistryAssets {
    private static final String POLLED = "/assetstore/v1.0/operations/";

    /** What the id of an operation begins with whose result says nothing; clients then ask for the asset. */
    private static final String SILENT = "import_";

    private final ResourceManager arm;
    private final AssetOperations assets;

    RegistryAssets(ResourceManager arm, AssetOperations assets) {
        this.arm = arm;
        this.assets = assets;
    }

    List<Operation> of(List<Assets> kinds) {
        List<Operation> operations = new ArrayList<>();
        for (Assets kind : kinds) {
            operations.addAll(of(assets.containers(kind, AssetHome.REGISTRY)));
            operations.addAll(of(assets.versions(kind, AssetHome.REGISTRY)));
        }
        operations.add(Operation.of(
                "RegistryAssets_Operation", ApiSurface.NAME, Method.GET, POLLED + "{operation}", this::poll));
        return operations;
    }

    private List<Operation> of(ResourceType type) {
        List<Operation> operations = new ArrayList<>();
        for (Operation operation : arm.resources().of(type)) {
            operations.add(
                    operation.method() == Method.PUT
                            ? Operation.of(
                                            operation.id(),
                                            operation.surface(),
                                            Method.PUT,
                                            operation.path(),
                                            call -> put(type, call))
                                    .versions(operation.versions())
                                    .action(operation.action())
                                    .asLongRunning()
                            : operation);
        }
        return operations;
    }

    private Answer put(ResourceType type, Call call) throws IOException {
        Resource kept = arm.engine()
                .put(type, arm.engine().id(type, call), Documents.received(call.json()), call)
                .resource();
        return accepted(call, type.rules().view(kept, call).path("id").asText());
    }

    /** As the answer to a write, but that its result says nothing. */
    Answer imported(Call call) {
        return announced(call, SILENT + call.parameter("registry"));
    }

    private Answer accepted(Call call, String assetId) {
        byte[] said = assetId.getBytes(StandardCharsets.UTF_8);
        return announced(call, Base64.getUrlEncoder().withoutPadding().encodeToString(said));
    }

    /** What the service answers to a write: nothing but where to ask for it. Here it is done by then. */
    private Answer announced(Call call, String operation) {
        return new Answer(202, Map.of(), new Answer.Document(Json.object().nullNode()))
                .header("Location", "https://" + region(call) + ".api.azureml.ms" + POLLED + operation)
                .header("x-ms-async-operation-timeout", "PT1H");
    }

    private String region(Call call) {
        return arm.engine().require(registry(call)).text("location");
    }

    private Answer poll(Call call) {
        String operation = call.parameter("operation");
        if (operation.startsWith(SILENT)) {
            return Answer.empty(200);
        }
        try {
            String assetId = new String(Base64.getUrlDecoder().decode(operation), StandardCharsets.UTF_8);
            if (AssetUri.parse(assetId).filter(AssetUri::inRegistry).isPresent()) {
                return Answer.ok(Json.object().put("assetId", assetId));
            }
        } catch (IllegalArgumentException noneOfOurs) {
            // refused below
        }
        throw Fault.of(404, "NotFound", "No operation with the id '" + operation + "' is known.");
    }

    /** The registry that a call is about. */
    static ArmId registry(Call call) {
        return new ArmId(
                call.parameter("subscription"),
                call.parameter("group"),
                Provider.NAMESPACE,
                List.of("registries"),
                List.of(call.parameter("registry")));
    }
}
