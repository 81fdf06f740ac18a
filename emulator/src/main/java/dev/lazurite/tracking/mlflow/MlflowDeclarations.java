package dev.lazurite.tracking.mlflow;

import java.util.ArrayList;
import java.util.List;

import dev.lazurite.platform.http.Handler;
import dev.lazurite.platform.http.Method;
import dev.lazurite.platform.http.Operation;
import dev.lazurite.tracking.ApiSurface;
import dev.lazurite.tracking.Scope;
import dev.lazurite.tracking.record.Refusals;

/**
 * Declares operations below MLflow's address of a workspace. {@code v1.0} and {@code v2.0} in it mean the same; paths are given
 * as MLflow's specification has them, from what follows {@code /api/2.0/mlflow/} on.
 */
public final class MlflowDeclarations {
    private static final String API = "/mlflow/{mlflowVersion}" + Scope.TEMPLATE + "/api/2.0/";

    private final String resource;
    private final List<Operation> operations = new ArrayList<>();

    /** @param resource what callers need the role actions {@code read} and {@code write} of */
    public MlflowDeclarations(String resource) {
        this.resource = resource;
    }

    /** An operation that the token of a job may call. */
    public void run(Method method, String path, Handler handler) {
        runAt(method, "mlflow/" + path, handler);
    }

    /** An operation for people and programs alone. */
    void user(Method method, String path, Handler handler) {
        operations.add(permitted(method, "mlflow/" + path, handler));
    }

    /** An operation that the token of a job may call, at what follows {@code /api/2.0/}. */
    void runAt(Method method, String path, Handler handler) {
        operations.add(permitted(method, path, handler).forRuns());
    }

    /** An operation whose address, from what follows {@code /api/2.0/} on, has in it what opens it. */
    void open(Method method, String path, Handler handler) {
        operations.add(operation(method, path, handler).withoutCredential());
    }

    /** All that was declared. */
    public List<Operation> all() {
        return List.copyOf(operations);
    }

    private Operation permitted(Method method, String path, Handler handler) {
        return operation(method, path, handler).action(resource + (method == Method.GET ? "/read" : "/write"));
    }

    private static Operation operation(Method method, String path, Handler handler) {
        return Operation.of("Mlflow_" + method + "_" + path, ApiSurface.NAME, method, API + path, call -> {
            String version = call.parameter("mlflowVersion");
            if (!version.equals("v1.0") && !version.equals("v2.0")) {
                throw Refusals.noSuchEndpoint(call.rawPath());
            }
            return handler.handle(call);
        });
    }
}
