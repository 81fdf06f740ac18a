package dev.lazurite.ml.workspace;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.ArmSurface;
import dev.lazurite.arm.AsyncOperations;
import dev.lazurite.arm.Documents;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceEngine;
import dev.lazurite.arm.ResourceGroups;
import dev.lazurite.arm.ResourceOperations;
import dev.lazurite.arm.ResourceType;
import dev.lazurite.arm.Versions;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Handler;
import dev.lazurite.platform.http.Method;
import dev.lazurite.platform.http.Operation;
import dev.lazurite.storage.Blobs;

/** The operations of workspaces: the generic ones, an update that is polled, lists across groups, keys, diagnosis. */
public final class WorkspaceOperations {
    private static final String NAMESPACE = "Microsoft.MachineLearningServices";
    private static final String STATUS = "workspaceOperationsStatus";
    private static final String GROUP = "/subscriptions/{subscription}/resourceGroups/{group}";
    private static final String ONE = GROUP + "/providers/" + NAMESPACE + "/workspaces/{workspace}";

    private final ResourceType type;
    private final ResourceOperations resources;
    private final ResourceEngine engine;
    private final ResourceGroups groups;
    private final AsyncOperations async;
    private final Blobs blobs;

    public WorkspaceOperations(
            WorkspaceRules rules,
            ResourceOperations resources,
            ResourceEngine engine,
            ResourceGroups groups,
            AsyncOperations async,
            Blobs blobs) {
        this.type = ResourceType.of(NAMESPACE, "workspaces/{workspace}", "Workspaces", Versions.MACHINE_LEARNING, rules)
                .statuses(200, 200)
                .longRunning(STATUS);
        this.resources = resources;
        this.engine = engine;
        this.groups = groups;
        this.async = async;
        this.blobs = blobs;
    }

    public List<Operation> operations() {
        List<Operation> operations = new ArrayList<>(resources.of(type));
        operations.add(
                operation("Workspaces_Update", Method.PATCH, ONE, this::update).asLongRunning());
        operations.add(operation(
                "Workspaces_ListBySubscription",
                Method.GET,
                "/subscriptions/{subscription}/providers/" + NAMESPACE + "/workspaces",
                this::listAll));
        // The Python client asks the gateway's own list, with a tilde where the provider stands.
        operations.add(operation("Workspaces_ListInGroup", Method.GET, GROUP + "/~/workspaces", this::listInGroup));
        operations.add(operation(
                "Workspaces_ListInSubscription",
                Method.GET,
                "/subscriptions/{subscription}/~/workspaces",
                this::listAll));
        operations.add(operation("Workspaces_ListKeys", Method.POST, ONE + "/listKeys", this::listKeys));
        operations.add(operation("Workspaces_ResyncKeys", Method.POST, ONE + "/resyncKeys", this::resyncKeys)
                .asLongRunning());
        operations.add(operation("Workspaces_Diagnose", Method.POST, ONE + "/diagnose", this::diagnose)
                .asLongRunning());
        operations.addAll(new ManagedNetworkOperations(type, engine).operations(ONE));
        for (String missing : new String[] {"listNotebookAccessToken", "listNotebookKeys", "prepareNotebook"}) {
            operations.add(Operation.notEmulated(
                    "Workspaces_" + missing,
                    ArmSurface.NAME,
                    Method.POST,
                    ONE + "/" + missing,
                    "Hosted notebooks are not emulated: run Jupyter on this machine."));
        }
        return operations;
    }

    private static Operation operation(String id, Method method, String path, Handler handler) {
        String verb = method == Method.GET ? "/read" : method == Method.PATCH ? "/write" : "/action";
        return Operation.of(id, ArmSurface.NAME, method, path, handler)
                .versions(Versions.MACHINE_LEARNING)
                .action(NAMESPACE + "/workspaces" + verb);
    }

    private Resource require(Call call) {
        return engine.require(engine.id(type, call));
    }

    private Answer update(Call call) throws IOException {
        ArmId id = engine.id(type, call);
        Resource resource =
                engine.patch(type, id, Documents.received(call.json()), call).resource();
        // The service answers 202 without a body; clients that look at the body first find it done.
        return async.announce(
                Answer.ok(engine.view(resource, call)),
                call,
                id,
                resource.text("location"),
                STATUS,
                async.done(),
                true);
    }

    private Answer listAll(Call call) {
        groups.requireSubscription(call.parameter("subscription"));
        List<Resource> found = new ArrayList<>();
        groups.list().forEach(group -> found.addAll(engine.list(scope(group.name()), type)));
        return list(found, call);
    }

    private Answer listInGroup(Call call) {
        String group = groups.require(call.parameter("subscription"), call.parameter("group"))
                .name();
        return list(engine.list(scope(group), type), call);
    }

    private String scope(String group) {
        return "/subscriptions/" + groups.subscription() + "/resourceGroups/" + group;
    }

    private Answer list(List<Resource> found, Call call) {
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("value");
        found.forEach(resource -> items.add(engine.view(resource, call)));
        return Answer.ok(answer);
    }

    private Answer listKeys(Call call) {
        Resource workspace = require(call);
        ObjectNode keys = Json.object();
        keys.set("userStorageResourceId", workspace.at("properties.storageAccount"));
        keys.putNull("userStorageKey");
        keys.putNull("appInsightsInstrumentationKey");
        keys.putNull("containerRegistryCredentials");
        keys.putNull("notebookAccessKeys");
        String account = workspace.text("properties.storageAccount");
        if (!account.isEmpty()) {
            blobs.accountKey(ArmId.parse(account).name()).ifPresent(key -> keys.put("userStorageKey", key));
        }
        engine.find(workspace.text("properties.applicationInsights"))
                .ifPresent(insights ->
                        keys.put("appInsightsInstrumentationKey", insights.text("properties.InstrumentationKey")));
        return Answer.ok(keys);
    }

    private Answer resyncKeys(Call call) {
        Resource workspace = require(call);
        return async.announce(
                Answer.empty(202), call, workspace.id(), workspace.text("location"), STATUS, async.done(), true);
    }

    private Answer diagnose(Call call) {
        Resource workspace = require(call);
        ObjectNode answer = Json.object();
        ObjectNode results = answer.putObject("value");
        for (String kind : new String[] {
            "userDefinedRouteResults", "networkSecurityRuleResults", "resourceLockResults", "dnsResolutionResults",
            "storageAccountResults", "keyVaultResults", "containerRegistryResults", "applicationInsightsResults",
            "otherResults"
        }) {
            results.putArray(kind);
        }
        missing(workspace, "storageAccount", (ArrayNode) results.get("storageAccountResults"));
        missing(workspace, "keyVault", (ArrayNode) results.get("keyVaultResults"));
        missing(workspace, "applicationInsights", (ArrayNode) results.get("applicationInsightsResults"));
        return Answer.ok(answer);
    }

    private void missing(Resource workspace, String property, ArrayNode results) {
        String id = workspace.text("properties." + property);
        if (!id.isEmpty() && engine.find(id).isEmpty()) {
            results.addObject()
                    .put("code", "ResourceNotFound")
                    .put("level", "Error")
                    .put("message", "The workspace names '" + id + "', which does not exist.");
        }
    }
}
