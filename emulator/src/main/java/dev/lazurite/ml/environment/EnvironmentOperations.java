package dev.lazurite.ml.environment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.ResourceEngine;
import dev.lazurite.ml.assets.AssetKind;
import dev.lazurite.ml.assets.AssetNames;
import dev.lazurite.ml.assets.AssetOperations;
import dev.lazurite.ml.assets.Assets;
import dev.lazurite.ml.assets.WorkspaceCalls;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Handler;
import dev.lazurite.platform.http.Operation;

/** The operations of environments: those of every asset, in which curated environments can be read too. */
public final class EnvironmentOperations {

    private final AssetOperations assets;
    private final ResourceEngine engine;
    private final CuratedEnvironments curated;

    public EnvironmentOperations(AssetOperations assets, ResourceEngine engine, CuratedEnvironments curated) {
        this.assets = assets;
        this.engine = engine;
        this.curated = curated;
    }

    public List<Operation> of(Assets environments) {
        List<Operation> operations = new ArrayList<>();
        for (Operation operation : assets.of(environments)) {
            operations.add(
                    switch (operation.id()) {
                        case "EnvironmentContainers_Get" -> with(operation, this::container);
                        case "EnvironmentVersions_Get" -> with(operation, this::version);
                        case "EnvironmentVersions_List" -> with(operation, this::versions);
                        default -> operation;
                    });
        }
        return operations;
    }

    /** How a curated environment answers an operation. */
    private interface View {
        Answer of(CuratedEnvironments.Curated found, ArmId workspace, Call call);
    }

    private Operation with(Operation operation, View view) {
        return Operation.of(
                        operation.id(),
                        operation.surface(),
                        operation.method(),
                        operation.path(),
                        call -> curatedOr(call, view, operation.handler()))
                .versions(operation.versions())
                .action(operation.action());
    }

    private Answer curatedOr(Call call, View view, Handler usual) throws IOException {
        String name = AssetNames.plain(call.parameter("name"));
        Optional<CuratedEnvironments.Curated> found =
                CuratedEnvironments.Curated.names(name) ? curated.find(name) : Optional.empty();
        return found.isEmpty()
                ? usual.handle(call)
                : view.of(found.get(), WorkspaceCalls.workspace(engine, call).id(), call);
    }

    private Answer container(CuratedEnvironments.Curated found, ArmId workspace, Call call) {
        ArmId id = AssetKind.ENVIRONMENT.container(workspace, found.asset());
        ObjectNode properties =
                properties(found).put("latestVersion", found.version()).putNull("nextVersion");
        return Answer.ok(document(id, properties));
    }

    private Answer version(CuratedEnvironments.Curated found, ArmId workspace, Call call) {
        String version = call.parameter("version");
        if (!found.has(version)) {
            throw new Environment().noVersion(found.asset(), version);
        }
        return Answer.ok(version(found, workspace, version));
    }

    private Answer versions(CuratedEnvironments.Curated found, ArmId workspace, Call call) {
        ObjectNode answer = Json.object();
        answer.putArray("value").add(version(found, workspace, found.version()));
        return Answer.ok(answer);
    }

    private static ObjectNode version(CuratedEnvironments.Curated found, ArmId workspace, String version) {
        ArmId id = AssetKind.ENVIRONMENT.version(workspace, found.asset(), version);
        ObjectNode properties = properties(found)
                .put("isAnonymous", false)
                .put("environmentType", "Curated")
                .put("image", found.image())
                .putNull("condaFile")
                .put("osType", "Linux");
        return document(id, properties);
    }

    private static ObjectNode properties(CuratedEnvironments.Curated found) {
        ObjectNode properties = Json.object().put("description", found.description());
        properties.putObject("tags");
        properties.putObject("properties");
        return properties.put("isArchived", false);
    }

    private static ObjectNode document(ArmId id, ObjectNode properties) {
        return Json.object()
                .put("id", id.toString())
                .put("name", id.name())
                .put("type", id.type())
                .set("properties", properties);
    }
}
