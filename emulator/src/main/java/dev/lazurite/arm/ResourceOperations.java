package dev.lazurite.arm;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Method;
import dev.lazurite.platform.http.Operation;

/** Makes the operations of a declared resource type: PUT, GET, PATCH, DELETE and list. */
public final class ResourceOperations {
    private final ResourceEngine engine;
    private final AsyncOperations async;

    public ResourceOperations(ResourceEngine engine, AsyncOperations async) {
        this.engine = engine;
        this.async = async;
    }

    /** The operations of {@code type}, which is registered on the way. */
    public List<Operation> of(ResourceType type) {
        engine.register(type);
        String item = "/subscriptions/{subscription}/resourceGroups/{group}/providers/" + type.namespace() + "/"
                + type.path();
        String list = item.substring(0, item.lastIndexOf('/'));
        String action = type.type();
        List<Operation> operations = new ArrayList<>();
        operations.add(operation(type, "Get", Method.GET, item, call -> get(type, call))
                .action(action + "/read"));
        operations.add(operation(type, "Exists", Method.HEAD, item, call -> exists(type, call))
                .action(action + "/read"));
        operations.add(operation(type, "CreateOrUpdate", Method.PUT, item, call -> put(type, call))
                .action(action + "/write"));
        operations.add(operation(type, "Delete", Method.DELETE, item, call -> delete(type, call))
                .action(action + "/delete"));
        operations.add(operation(type, "List", Method.GET, list, call -> list(type, call))
                .action(action + "/read"));
        if (type.patchable()) {
            operations.add(operation(type, "Update", Method.PATCH, item, call -> patch(type, call))
                    .action(action + "/write"));
        }
        return operations;
    }

    private static Operation operation(
            ResourceType type, String verb, Method method, String path, dev.lazurite.platform.http.Handler handler) {
        Operation operation = Operation.of(type.group() + "_" + verb, ArmSurface.NAME, method, path, handler)
                .versions(type.versions());
        boolean longRunning = type.longRunningPut() && (method == Method.PUT || method == Method.DELETE);
        return longRunning ? operation.asLongRunning() : operation;
    }

    private Answer get(ResourceType type, Call call) {
        Resource resource = engine.require(engine.id(type, call));
        return show(200, type, resource, call);
    }

    private Answer exists(ResourceType type, Call call) {
        engine.require(engine.id(type, call));
        return Answer.empty(204);
    }

    private Answer put(ResourceType type, Call call) throws IOException {
        ArmId id = engine.id(type, call);
        ObjectNode document = Documents.received(call.json());
        ResourceEngine.Written written = engine.put(type, id, document, call);
        int status = written.created() ? type.createdStatus() : type.updatedStatus();
        Answer answer = show(status, type, written.resource(), call);
        if (type.longRunningPut()) {
            return async.announce(
                    answer, call, id, location(written.resource()), type.operationsPath(), async.done(), false);
        }
        return written.created() ? answer.header("Location", call.url()) : answer;
    }

    private Answer patch(ResourceType type, Call call) throws IOException {
        ArmId id = engine.id(type, call);
        ResourceEngine.Written written = engine.patch(type, id, Documents.received(call.json()), call);
        return show(200, type, written.resource(), call);
    }

    private Answer delete(ResourceType type, Call call) {
        ArmId id = engine.id(type, call);
        String location =
                engine.find(id.toString()).map(ResourceOperations::location).orElse("eastus");
        engine.find(id.toString()).ifPresent(existing -> Preconditions.check(call, java.util.Optional.of(existing)));
        if (!engine.delete(id)) {
            return Answer.empty(204);
        }
        return type.longRunningDelete()
                ? async.announce(Answer.empty(202), call, id, location, type.operationsPath(), async.done(), true)
                : Answer.empty(200);
    }

    private Answer list(ResourceType type, Call call) {
        return engine.list(type, engine.parent(type, call), call);
    }

    /** Deviation: an {@code ETag} header is sent; the service keeps etags of most types to itself. */
    private static Answer show(int status, ResourceType type, Resource resource, Call call) {
        return Answer.json(status, type.rules().view(resource, call)).header("ETag", resource.etag());
    }

    private static String location(Resource resource) {
        String location = resource.text("location");
        return location.isEmpty() ? "eastus" : location.replace(" ", "").toLowerCase(java.util.Locale.ROOT);
    }
}
