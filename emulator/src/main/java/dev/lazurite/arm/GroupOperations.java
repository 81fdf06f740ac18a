package dev.lazurite.arm;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.platform.http.Handler;
import dev.lazurite.platform.http.Method;
import dev.lazurite.platform.http.Operation;

/** Resource groups and the resources in them, whatever their type. */
public final class GroupOperations {
    private static final Pattern NAME = Pattern.compile("[-\\w._()]{1,89}[-\\w_()]|[-\\w_()]");
    private static final Pattern FILTER = Pattern.compile("(resourceGroup|resourceType)\\s+eq\\s+'([^']*)'");

    private final ResourceGroups groups;
    private final ResourceEngine engine;
    private final AsyncOperations async;

    public GroupOperations(ResourceGroups groups, ResourceEngine engine, AsyncOperations async) {
        this.groups = groups;
        this.engine = engine;
        this.async = async;
    }

    public List<Operation> operations() {
        String all = "/subscriptions/{subscription}/resourceGroups";
        String one = all + "/{group}";
        return List.of(
                operation("ResourceGroups_List", Method.GET, all, this::list),
                operation("ResourceGroups_Get", Method.GET, one, this::get),
                operation("ResourceGroups_CheckExistence", Method.HEAD, one, this::exists),
                operation("ResourceGroups_CreateOrUpdate", Method.PUT, one, this::put),
                operation("ResourceGroups_Update", Method.PATCH, one, this::patch),
                operation("ResourceGroups_Delete", Method.DELETE, one, this::delete)
                        .asLongRunning(),
                operation("Resources_ListByResourceGroup", Method.GET, one + "/resources", this::resourcesOfGroup),
                operation("Resources_List", Method.GET, "/subscriptions/{subscription}/resources", this::resources));
    }

    private static Operation operation(String id, Method method, String path, Handler handler) {
        String verb =
                method == Method.GET || method == Method.HEAD ? "read" : method == Method.DELETE ? "delete" : "write";
        return Operation.of(id, ArmSurface.NAME, method, path, handler)
                .versions(Versions.RESOURCES)
                .action("Microsoft.Resources/subscriptions/resourceGroups/" + verb);
    }

    private ObjectNode view(ResourceGroups.Group group) {
        ObjectNode shown = Json.object()
                .put("id", "/subscriptions/" + groups.subscription() + "/resourceGroups/" + group.name())
                .put("name", group.name())
                .put("type", "Microsoft.Resources/resourceGroups");
        shown.setAll(group.body());
        shown.putObject("properties").put("provisioningState", "Succeeded");
        return shown;
    }

    private Answer list(Call call) {
        groups.requireSubscription(call.parameter("subscription"));
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("value");
        groups.list().forEach(group -> items.add(view(group)));
        return Answer.ok(answer);
    }

    private ResourceGroups.Group require(Call call) {
        return groups.require(call.parameter("subscription"), call.parameter("group"));
    }

    private Answer get(Call call) {
        return Answer.ok(view(require(call)));
    }

    private Answer exists(Call call) {
        require(call);
        return Answer.empty(204);
    }

    private Answer put(Call call) throws IOException {
        groups.requireSubscription(call.parameter("subscription"));
        String name = call.parameter("group");
        if (!NAME.matcher(name).matches()) {
            throw Fault.of(
                    400,
                    "InvalidResourceGroup",
                    "The resource group name '" + name + "' is invalid: 1 to 90 letters, digits, '-', '_', '.', '(' and"
                            + " ')' are expected, not ending in a period.");
        }
        ObjectNode body = Documents.received(call.json());
        if (Json.text(body, "location", "").isEmpty()) {
            throw Fault.of(400, "LocationRequired", "The location property is required for this definition.")
                    .at("location");
        }
        body.remove("properties");
        boolean created = groups.find(name).isEmpty();
        return Answer.json(created ? 201 : 200, view(groups.put(name, body)));
    }

    private Answer patch(Call call) throws IOException {
        ResourceGroups.Group group = require(call);
        ObjectNode merged = group.body().deepCopy();
        ObjectNode patch = Documents.received(call.json());
        patch.remove("properties");
        Documents.merge(merged, patch);
        return Answer.ok(view(groups.put(group.name(), merged)));
    }

    private Answer delete(Call call) {
        ResourceGroups.Group group = require(call);
        engine.deleteWithin("/subscriptions/" + groups.subscription() + "/resourceGroups/" + group.name());
        groups.delete(group.name());
        String address = call.base() + "/subscriptions/" + groups.subscription()
                + "/providers/Microsoft.Resources/locations/" + group.location() + "/operationresults/" + async.done()
                + "?api-version=" + call.query("api-version").orElse("");
        return Answer.empty(202).header("Location", address).header("Retry-After", "1");
    }

    private Answer resourcesOfGroup(Call call) {
        return resources(require(call).name(), "");
    }

    private Answer resources(Call call) {
        groups.requireSubscription(call.parameter("subscription"));
        String group = "";
        String type = "";
        Matcher filter = FILTER.matcher(call.query("$filter").orElse(""));
        while (filter.find()) {
            if (filter.group(1).equals("resourceGroup")) {
                group = filter.group(2);
            } else {
                type = filter.group(2);
            }
        }
        return resources(group, type);
    }

    private Answer resources(String group, String type) {
        String scope = "/subscriptions/" + groups.subscription() + (group.isEmpty() ? "" : "/resourceGroups/" + group);
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("value");
        for (Resource resource : engine.topLevel(scope)) {
            if (type.isEmpty() || resource.id().type().equalsIgnoreCase(type)) {
                ObjectNode item = Envelope.head(resource);
                for (String shared : new String[] {"location", "tags", "kind", "sku", "identity"}) {
                    if (resource.body().has(shared)) {
                        item.set(shared, resource.body().get(shared));
                    }
                }
                items.add(item);
            }
        }
        return Answer.ok(answer);
    }
}
