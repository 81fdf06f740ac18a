package dev.lazurite.tracking.mlflow;

import java.util.List;

import dev.lazurite.platform.http.Method;
import dev.lazurite.platform.http.Operation;
import dev.lazurite.tracking.Tracking;
import dev.lazurite.tracking.Workspaces;
import dev.lazurite.tracking.artifacts.ArtifactUris;
import dev.lazurite.tracking.artifacts.Capabilities;
import dev.lazurite.tracking.artifacts.Places;
import dev.lazurite.tracking.artifacts.RunArtifacts;

/** The operations of MLflow's REST interface. */
public final class MlflowOperations {
    private static final String PREVIEW = "preview/mlflow/";
    private static final String PROXY = "mlflow-artifacts/artifacts";

    private final MlflowDeclarations api =
            new MlflowDeclarations("Microsoft.MachineLearningServices/workspaces/experiments/runs");

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
        all.api.run(Method.GET, "artifacts/list", new ArtifactHandlers(calls, artifacts)::list);
        all.artifacts(new ArtifactProxy(calls, new Places(tracking), artifacts, capabilities));
        return all.api.all();
    }

    private void experiments(ExperimentHandlers handlers) {
        api.run(Method.GET, "experiments/get", handlers::read);
        api.run(Method.GET, "experiments/get-by-name", handlers::readByName);
        api.run(Method.POST, "experiments/search", handlers::search);
        api.run(Method.GET, "experiments/search", handlers::search);
        api.run(Method.GET, "experiments/list", handlers::search);
        api.user(Method.POST, "experiments/create", handlers::create);
        api.user(Method.POST, "experiments/update", handlers::update);
        api.user(Method.POST, "experiments/delete", handlers::delete);
        api.user(Method.POST, "experiments/restore", handlers::restore);
        api.user(Method.POST, "experiments/set-experiment-tag", handlers::tag);
        api.user(Method.POST, "experiments/delete-experiment-tag", handlers::untag);
    }

    private void runs(RunHandlers handlers, SearchHandlers search) {
        api.run(Method.POST, "runs/create", handlers::create);
        api.run(Method.GET, "runs/get", handlers::read);
        api.run(Method.POST, "runs/update", handlers::update);
        api.run(Method.POST, "runs/search", search::search);
        api.user(Method.POST, "runs/delete", handlers::delete);
        api.user(Method.POST, "runs/restore", handlers::restore);
    }

    private void logs(LogHandlers logs, InputHandlers inputs) {
        api.run(Method.POST, "runs/log-metric", logs::metric);
        api.run(Method.POST, "runs/log-parameter", logs::param);
        api.run(Method.POST, "runs/set-tag", logs::tag);
        api.run(Method.POST, "runs/delete-tag", logs::untag);
        api.run(Method.POST, "runs/log-batch", logs::batch);
        api.run(Method.POST, "runs/log-model", logs::model);
        api.run(Method.POST, "runs/log-inputs", inputs::inputs);
        api.run(Method.POST, "runs/outputs", inputs::outputs);
        api.runAt(Method.POST, PREVIEW + "runs/log-batch-async", logs::batchAsync);
        api.runAt(Method.GET, PREVIEW + "runs/get-run-data-status", logs::dataStatus);
    }

    private void metrics(MetricHandlers handlers) {
        api.run(Method.GET, "metrics/get-history", handlers::history);
        api.run(Method.GET, "metrics/get-history-bulk-interval", handlers::interval);
    }

    private void models(LoggedModelHandlers handlers) {
        api.run(Method.POST, "logged-models", handlers::create);
        api.run(Method.POST, "logged-models/search", handlers::search);
        api.run(Method.GET, "logged-models/{model}", handlers::read);
        api.run(Method.PATCH, "logged-models/{model}", handlers::finish);
        api.run(Method.DELETE, "logged-models/{model}", handlers::delete);
        api.run(Method.PATCH, "logged-models/{model}/tags", handlers::tag);
        api.run(Method.DELETE, "logged-models/{model}/tags/{key}", handlers::untag);
        api.run(Method.POST, "logged-models/{model}/params", handlers::param);
    }

    private void artifacts(ArtifactProxy proxy) {
        api.runAt(Method.GET, PROXY, proxy::list);
        api.runAt(Method.GET, PROXY + "/{path*}", proxy::read);
        api.runAt(Method.PUT, PROXY + "/{path*}", proxy::write);
        api.runAt(Method.DELETE, PROXY + "/{path*}", proxy::delete);
        api.open(Method.GET, "{capability}/" + PROXY, proxy::list);
        api.open(Method.GET, "{capability}/" + PROXY + "/{path*}", proxy::read);
        api.open(Method.PUT, "{capability}/" + PROXY + "/{path*}", proxy::write);
        api.open(Method.DELETE, "{capability}/" + PROXY + "/{path*}", proxy::delete);
    }
}
