package dev.lazurite.ml.workspace;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmSurface;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceEngine;
import dev.lazurite.arm.ResourceType;
import dev.lazurite.arm.Versions;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.platform.http.Handler;
import dev.lazurite.platform.http.Method;
import dev.lazurite.platform.http.Operation;

/**
 * The outbound rules of a workspace's managed network, one by one, and its provisioning. A rule is part of the workspace's
 * document: what is written here is seen there, and the other way round.
 *
 * <p>Source: operations {@code ManagedNetworkSettingsRule_*} and {@code ManagedNetworkProvisions_*} of the 2024-10-01
 * specification.
 */
final class ManagedNetworkOperations {
    private final ResourceType workspaces;
    private final ResourceEngine engine;

    ManagedNetworkOperations(ResourceType workspaces, ResourceEngine engine) {
        this.workspaces = workspaces;
        this.engine = engine;
    }

    /** @param workspace the path of a workspace */
    List<Operation> operations(String workspace) {
        String rules = workspace + "/outboundRules";
        String rule = rules + "/{rule}";
        return List.of(
                operation("ManagedNetworkSettingsRule_List", Method.GET, rules, this::list),
                operation("ManagedNetworkSettingsRule_Get", Method.GET, rule, this::get),
                operation("ManagedNetworkSettingsRule_CreateOrUpdate", Method.PUT, rule, this::put),
                operation("ManagedNetworkSettingsRule_Delete", Method.DELETE, rule, this::delete),
                operation(
                        "ManagedNetworkProvisions_ProvisionManagedNetwork",
                        Method.POST,
                        workspace + "/provisionManagedNetwork",
                        this::provision));
    }

    private Operation operation(String id, Method method, String path, Handler handler) {
        String verb = method == Method.GET ? "/read" : "/write";
        return Operation.of(id, ArmSurface.NAME, method, path, handler)
                .versions(Versions.MACHINE_LEARNING)
                .action(workspaces.type() + verb)
                .stores();
    }

    private Resource workspace(Call call) {
        return engine.require(engine.id(workspaces, call));
    }

    private Answer list(Call call) {
        Resource workspace = workspace(call);
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("value");
        for (Map.Entry<String, JsonNode> rule :
                ManagedNetwork.rules(workspace.properties()).properties()) {
            items.add(view(workspace, rule.getKey(), rule.getValue()));
        }
        return Answer.ok(answer);
    }

    private Answer get(Call call) {
        Resource workspace = workspace(call);
        String name = call.parameter("rule");
        JsonNode rule = ManagedNetwork.rules(workspace.properties()).path(name);
        if (rule.isMissingNode()) {
            throw ArmSurface.userError(
                    404, "NotFound", "Outbound rule " + name + " can't be found in workspace " + workspace.name());
        }
        return Answer.ok(view(workspace, name, rule));
    }

    private Answer put(Call call) throws IOException {
        Resource workspace = isolated(call);
        String name = call.parameter("rule");
        ObjectNode rule = ManagedNetwork.rule(call.json().path("properties"), "properties");
        engine.update(
                workspace.id(),
                document -> ManagedNetwork.changeableRules(Json.child(document, "properties"))
                        .set(name, rule));
        return Answer.ok(view(workspace, name, rule));
    }

    private Answer delete(Call call) {
        Resource workspace = workspace(call);
        String name = call.parameter("rule");
        if (ManagedNetwork.rules(workspace.properties()).path(name).isMissingNode()) {
            return Answer.empty(204);
        }
        engine.update(
                workspace.id(),
                document -> ManagedNetwork.changeableRules(Json.child(document, "properties"))
                        .remove(name));
        return Answer.empty(200);
    }

    private Answer provision(Call call) throws IOException {
        Resource workspace = isolated(call);
        ObjectNode status = Json.object()
                .put("status", "Active")
                .put("sparkReady", call.json().path("includeSpark").asBoolean(false));
        engine.update(
                workspace.id(),
                document -> Json.child(document, "properties")
                        .withObjectProperty("managedNetwork")
                        .set("status", status));
        return Answer.ok(status);
    }

    private Resource isolated(Call call) {
        Resource workspace = workspace(call);
        if (!ManagedNetwork.isolated(workspace.properties())) {
            throw Fault.of(
                    400,
                    "ValidationError",
                    "Workspace '" + workspace.name() + "' has no managed network: its isolation mode is Disabled;"
                            + " AllowInternetOutbound or AllowOnlyApprovedOutbound is expected.");
        }
        return workspace;
    }

    private ObjectNode view(Resource workspace, String name, JsonNode rule) {
        ObjectNode shown = Json.object()
                .put("id", workspace.id() + "/outboundRules/" + name)
                .put("name", name)
                .put("type", workspaces.type() + "/outboundRules");
        shown.set("properties", rule);
        return shown;
    }
}
