package dev.lazurite.tracking.mlflow;

import java.util.ArrayList;
import java.util.List;

import dev.lazurite.platform.http.Handler;
import dev.lazurite.platform.http.Method;
import dev.lazurite.platform.http.Operation;
import dev.lazurite.tracking.ApiSurface;
import dev.lazurite.tracking.Scope;
import dev.lazurite.tracking.Tracking;
import dev.lazurite.tracking.Workspaces;
import dev.lazurite.tracking.artifacts.ArtifactUris;
import dev.lazurite.tracking.artifacts.Capabilities;
import dev.lazurite.tracking.artifacts.Places;
import dev.lazurite.tracking.artifacts.RunArtifacts;
import dev.lazurite.tracking.record.Refusals;

/** The operations of MLflow's REST interface. {@code v1.0} and {@code v2.0} in the path mean the same. */
public final class MlflowOperations {
    /** Where the interface of a workspace begins, up to {@code /api/2.0}. */
    public static final String BASE = "/mlflow/{mlflowVersion}" + Scope.TEMPLATE;

    private static final String API = BASE + "/api/2.0/mlflow/";
    private static final String PREVIEW = BASE + "/api/2.0/preview/mlflow/";
    private static final String PROXY = "/mlflow-artifacts/artifacts";
    private static final String READ = "Microsoft.MachineLearningServices/workspaces/experiments/runs/read";
    private static final String WRITE = "Microsoft.MachineLearningServices/workspaces/experiments/runs/write";

    private final List<Operation> operations = new ArrayList<>();

    private MlflowOperations() {}

    /** All operations. */
    public static List<Operation> of(
            Tracking tracking,
            Workspaces workspaces,
            RunArtifacts artifacts,
            ArtifactUris uris,
            Capabilities capabilities) {
        MlflowOperations all = new MlflowOperations();
        Calls calls = new Calls(tracking, workspaces, uris);
        all.experiments(new ExperimentHandlers(tracking, workspaces));
        all.runs(new RunHandlers(tracking, calls), new SearchHandlers(tracking, calls));
        all.logs(new LogHandlers(tracking, calls), new InputHandlers(tracking, calls));
        all.metrics(new MetricHandlers(tracking, calls));
        all.models(new LoggedModelHandlers(tracking, calls, uris));
        all.run(Method.GET, "artifacts/list", new ArtifactHandlers(calls, artifacts)::list);
        all.artifacts(new ArtifactProxy(calls, new Places(tracking), artifacts, capabilities));
        return List.copyOf(all.operations);
    }

    private void experiments(ExperimentHandlers handlers) {
        run(Method.GET, "experiments/get", handlers::read);
        run(Method.GET, "experiments/get-by-name", handlers::readByName);
        run(Method.POST, "experiments/search", handlers::search);
        run(Method.GET, "experiments/search", handlers::search);
        run(Method.GET, "experiments/list", handlers::search);
        user(Method.POST, "experiments/create", handlers::create);
        user(Method.POST, "experiments/update", handlers::update);
        user(Method.POST, "experiments/delete", handlers::delete);
        user(Method.POST, "experiments/restore", handlers::restore);
        user(Method.POST, "experiments/set-experiment-tag", handlers::tag);
        user(Method.POST, "experiments/delete-experiment-tag", handlers::untag);
    }

    private void runs(RunHandlers handlers, SearchHandlers search) {
        run(Method.POST, "runs/create", handlers::create);
        run(Method.GET, "runs/get", handlers::read);
        run(Method.POST, "runs/update", handlers::update);
        run(Method.POST, "runs/search", search::search);
        user(Method.POST, "runs/delete", handlers::delete);
        user(Method.POST, "runs/restore", handlers::restore);
    }

    private void logs(LogHandlers logs, InputHandlers inputs) {
        run(Method.POST, "runs/log-metric", logs::metric);
        run(Method.POST, "runs/log-parameter", logs::param);
        run(Method.POST, "runs/set-tag", logs::tag);
        run(Method.POST, "runs/delete-tag", logs::untag);
        run(Method.POST, "runs/log-batch", logs::batch);
        run(Method.POST, "runs/log-model", logs::model);
        run(Method.POST, "runs/log-inputs", inputs::inputs);
        run(Method.POST, "runs/outputs", inputs::outputs);
        add(Method.POST, PREVIEW + "runs/log-batch-async", logs::batchAsync, true);
        add(Method.GET, PREVIEW + "runs/get-run-data-status", logs::dataStatus, true);
    }

    private void metrics(MetricHandlers handlers) {
        run(Method.GET, "metrics/get-history", handlers::history);
        run(Method.GET, "metrics/get-history-bulk-interval", handlers::interval);
    }

    private void models(LoggedModelHandlers handlers) {
        run(Method.POST, "logged-models", handlers::create);
        run(Method.POST, "logged-models/search", handlers::search);
        run(Method.GET, "logged-models/{model}", handlers::read);
        run(Method.PATCH, "logged-models/{model}", handlers::finish);
        run(Method.DELETE, "logged-models/{model}", handlers::delete);
        run(Method.PATCH, "logged-models/{model}/tags", handlers::tag);
        run(Method.DELETE, "logged-models/{model}/tags/{key}", handlers::untag);
        run(Method.POST, "logged-models/{model}/params", handlers::param);
    }

    private void artifacts(ArtifactProxy proxy) {
        add(Method.GET, BASE + "/api/2.0" + PROXY, proxy::list, true);
        add(Method.GET, BASE + "/api/2.0" + PROXY + "/{path*}", proxy::read, true);
        add(Method.PUT, BASE + "/api/2.0" + PROXY + "/{path*}", proxy::write, true);
        add(Method.DELETE, BASE + "/api/2.0" + PROXY + "/{path*}", proxy::delete, true);
        open(Method.GET, "", proxy::list);
        open(Method.GET, "/{path*}", proxy::read);
        open(Method.PUT, "/{path*}", proxy::write);
        open(Method.DELETE, "/{path*}", proxy::delete);
    }

    /** An operation of the proxy that a capability in the address opens. */
    private void open(Method method, String path, Handler handler) {
        Operation operation = operation(method, BASE + "/api/2.0/{capability}" + PROXY + path, handler);
        operations.add(operation.withoutCredential());
    }

    /** An operation that the token of a job may call. */
    private void run(Method method, String path, Handler handler) {
        add(method, API + path, handler, true);
    }

    private void user(Method method, String path, Handler handler) {
        add(method, API + path, handler, false);
    }

    private void add(Method method, String path, Handler handler, boolean forRuns) {
        Operation operation = operation(method, path, handler).action(method == Method.GET ? READ : WRITE);
        operations.add(forRuns ? operation.forRuns() : operation);
    }

    private static Operation operation(Method method, String path, Handler handler) {
        String id = "Mlflow_" + method + "_" + path.substring(BASE.length() + "/api/2.0/".length());
        return Operation.of(id, ApiSurface.NAME, method, path, versioned(handler));
    }

    /** A handler that is there in the versions of the interface that exist. */
    public static Handler versioned(Handler handler) {
        return call -> {
            String version = call.parameter("mlflowVersion");
            if (!version.equals("v1.0") && !version.equals("v2.0")) {
                throw Refusals.noSuchEndpoint(call.rawPath());
            }
            return handler.handle(call);
        };
    }
}
