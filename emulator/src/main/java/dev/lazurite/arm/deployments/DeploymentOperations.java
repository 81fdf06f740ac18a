package dev.lazurite.arm.deployments;

import java.io.IOException;
import java.time.Clock;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.ArmSurface;
import dev.lazurite.arm.Directory;
import dev.lazurite.arm.Envelope;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceEngine;
import dev.lazurite.arm.ResourceGroups;
import dev.lazurite.arm.ResourceStore;
import dev.lazurite.arm.Versions;
import dev.lazurite.platform.Ids;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.platform.http.Handler;
import dev.lazurite.platform.http.Method;
import dev.lazurite.platform.http.Operation;

/** Template deployments of a resource group, over HTTP. */
public final class DeploymentOperations {
    private static final String GROUP = "/subscriptions/{subscription}/resourceGroups/{group}";
    private static final String ALL = GROUP + "/providers/Microsoft.Resources/deployments";
    private static final String ONE = ALL + "/{deployment}";

    private final Directory directory;
    private final ResourceGroups groups;
    private final ResourceStore store;
    private final Deployments deployments;
    private final Clock clock;
    private final Ids ids;

    public DeploymentOperations(
            Directory directory,
            ResourceGroups groups,
            ResourceStore store,
            ResourceEngine engine,
            Clock clock,
            Ids ids) {
        this.directory = directory;
        this.groups = groups;
        this.store = store;
        this.deployments = new Deployments(directory, groups, engine, clock, ids);
        this.clock = clock;
        this.ids = ids;
    }

    public List<Operation> operations() {
        return List.of(
                operation("Deployments_CreateOrUpdate", Method.PUT, ONE, this::put)
                        .asLongRunning(),
                operation("Deployments_Get", Method.GET, ONE, this::get),
                operation("Deployments_CheckExistence", Method.HEAD, ONE, this::exists),
                operation("Deployments_Delete", Method.DELETE, ONE, this::delete),
                operation("Deployments_ListByResourceGroup", Method.GET, ALL, this::list),
                operation("Deployments_Validate", Method.POST, ONE + "/validate", this::validate),
                operation("Deployments_GetStatus", Method.GET, ONE + "/operationStatuses/{operation}", this::status),
                operation("DeploymentOperations_List", Method.GET, ONE + "/operations", this::steps),
                // The Python client leaves the provider out of this one address.
                operation(
                        "DeploymentOperations_ListAtScope",
                        Method.GET,
                        GROUP + "/deployments/{deployment}/operations",
                        this::steps),
                Operation.notEmulated(
                        "Deployments_WhatIf",
                        ArmSurface.NAME,
                        Method.POST,
                        ONE + "/whatIf",
                        "What-if of template deployments is not emulated."));
    }

    private static Operation operation(String id, Method method, String path, Handler handler) {
        return Operation.of(id, ArmSurface.NAME, method, path, handler)
                .versions(Versions.RESOURCES)
                .action("Microsoft.Resources/deployments/" + (method == Method.GET ? "read" : "write"));
    }

    private ArmId id(Call call) {
        String group = groups.require(call.parameter("subscription"), call.parameter("group"))
                .name();
        return new ArmId(
                directory.subscription(),
                group,
                "Microsoft.Resources",
                List.of("deployments"),
                List.of(call.parameter("deployment")));
    }

    private Resource require(Call call) {
        ArmId id = id(call);
        return store.find(id)
                .orElseThrow(() ->
                        Fault.of(404, "DeploymentNotFound", "Deployment '" + id.name() + "' could not be found."));
    }

    private Answer put(Call call) throws IOException {
        ArmId id = id(call);
        // az sends templates with unquoted names, comments and raw line breaks.
        ObjectNode properties = Json.child(call.json(Json.LENIENT), "properties");
        Deployments.Outcome outcome = deployments.run(id.group(), properties, call);
        ObjectNode body = Json.object();
        ObjectNode kept = body.putObject("properties");
        kept.set("parameters", Deployments.show(outcome.parameters(), properties.path("template")));
        kept.put("mode", "Incremental")
                .put("provisioningState", outcome.failure().isEmpty() ? "Succeeded" : "Failed")
                .put("timestamp", Envelope.time(clock.instant()))
                .put("duration", outcome.duration().toString())
                .put("correlationId", ids.guid());
        kept.putArray("providers");
        kept.putArray("dependencies");
        kept.set("outputs", outcome.outputs());
        kept.set("outputResources", Deployments.references(outcome.outputResources()));
        outcome.failure().ifPresent(fault -> kept.set("error", error(fault)));
        ArrayNode operations = body.putArray("operations");
        outcome.operations().forEach(operations::add);
        boolean created = store.find(id).isEmpty();
        Resource resource = store.put(id, body, false, "", call.principal().id());
        ObjectNode shown = view(resource);
        ((ObjectNode) shown.get("properties")).put("provisioningState", "Accepted");
        String poll = call.base() + id + "/operationStatuses/" + ids.hex(20) + "?api-version="
                + call.query("api-version").orElse("");
        return Answer.json(created ? 201 : 200, shown)
                .header("Azure-AsyncOperation", poll)
                .header("Retry-After", "1");
    }

    private static ObjectNode error(Fault fault) {
        ObjectNode error = Json.object()
                .put("code", "DeploymentFailed")
                .put(
                        "message",
                        "At least one resource deployment operation failed. Please list deployment operations for"
                                + " details.");
        error.putArray("details").addObject().put("code", fault.code()).put("message", fault.getMessage());
        return error;
    }

    private static ObjectNode view(Resource resource) {
        ObjectNode shown = Envelope.head(resource);
        shown.set("properties", resource.properties().deepCopy());
        return shown;
    }

    private Answer get(Call call) {
        return Answer.ok(view(require(call)));
    }

    private Answer exists(Call call) {
        require(call);
        return Answer.empty(204);
    }

    private Answer delete(Call call) {
        return Answer.empty(store.delete(id(call)) ? 200 : 204);
    }

    private Answer list(Call call) {
        String group = groups.require(call.parameter("subscription"), call.parameter("group"))
                .name();
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("value");
        store.list(
                        "/subscriptions/" + directory.subscription() + "/resourceGroups/" + group,
                        "Microsoft.Resources/deployments")
                .forEach(resource -> items.add(view(resource)));
        return Answer.ok(answer);
    }

    private Answer validate(Call call) throws IOException {
        ArmId id = id(call);
        ObjectNode properties = Json.child(call.json(Json.LENIENT), "properties");
        List<String> resources = deployments.validate(id.group(), properties, call);
        ObjectNode shown =
                Json.object().put("id", id.toString()).put("name", id.name()).put("type", id.type());
        ObjectNode kept = shown.putObject("properties");
        kept.put("mode", "Incremental").put("provisioningState", "Succeeded").put("duration", "PT0S");
        kept.set("validatedResources", Deployments.references(resources));
        return Answer.ok(shown);
    }

    private Answer status(Call call) {
        Resource deployment = require(call);
        ObjectNode status = Json.object().put("status", deployment.text("properties.provisioningState"));
        JsonNode error = deployment.at("properties.error");
        if (error.isObject()) {
            status.set("error", error);
        }
        return Answer.ok(status).header("Retry-After", "1");
    }

    private Answer steps(Call call) {
        ObjectNode answer = Json.object();
        answer.set("value", require(call).at("operations"));
        return Answer.ok(answer);
    }
}
