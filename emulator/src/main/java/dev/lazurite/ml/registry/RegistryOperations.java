package dev.lazurite.ml.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.lazurite.arm.ResourceManager;
import dev.lazurite.ml.assets.Assets;
import dev.lazurite.ml.assets.Locations;
import dev.lazurite.ml.assets.Provider;
import dev.lazurite.ml.assets.WorkspaceCalls;
import dev.lazurite.ml.assets.WorkspaceFacts;
import dev.lazurite.ml.datastore.Datastores;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Handler;
import dev.lazurite.platform.http.Method;
import dev.lazurite.platform.http.Operation;
import dev.lazurite.storage.Blobs;
import dev.lazurite.tracking.ApiSurface;
import dev.lazurite.tracking.Tracking;
import dev.lazurite.tracking.artifacts.ArtifactUris;
import dev.lazurite.tracking.mlflow.MlflowOperations;

/** The operations of MLflow's model registry (mlflow 3.15's {@code model_registry.proto}). */
public final class RegistryOperations {
    private static final String READ = "Microsoft.MachineLearningServices/workspaces/models/versions/read";
    private static final String WRITE = "Microsoft.MachineLearningServices/workspaces/models/versions/write";

    private final List<Operation> operations = new ArrayList<>();

    private RegistryOperations() {}

    /** All operations. */
    public static List<Operation> of(
            ResourceManager arm,
            Assets models,
            Datastores datastores,
            Blobs blobs,
            Locations locations,
            Tracking tracking,
            ArtifactUris uris) {
        Registry registry = new Registry(models, arm.engine(), arm.store());
        RegistryViews views = new RegistryViews(registry);
        RegistryAccess access = new RegistryAccess(tracking);
        Function<Call, WorkspaceFacts> workspaces = call -> WorkspaceCalls.workspace(arm.engine(), call);
        RegistryOperations all = new RegistryOperations();
        all.search(new RegistrySearch(registry, views, workspaces));
        all.models(new ModelHandlers(registry, views, access, workspaces));
        ModelArtifacts files = new ModelArtifacts(registry, datastores, blobs, workspaces);
        all.files(files);
        all.versions(new VersionHandlers(
                registry, views, access, new ModelSources(locations, tracking, uris, files), workspaces));
        return List.copyOf(all.operations);
    }

    private void search(RegistrySearch search) {
        add(Method.GET, "registered-models/search", search::models);
        add(Method.POST, "registered-models/search", search::models);
        add(Method.GET, "model-versions/search", search::versions);
        add(Method.POST, "model-versions/search", search::versions);
    }

    private void models(ModelHandlers models) {
        add(Method.POST, "registered-models/create", models::create);
        add(Method.GET, "registered-models/get", models::read);
        add(Method.PATCH, "registered-models/update", models::update);
        add(Method.POST, "registered-models/rename", models::rename);
        add(Method.DELETE, "registered-models/delete", models::delete);
        add(Method.GET, "registered-models/get-latest-versions", models::latest);
        add(Method.POST, "registered-models/get-latest-versions", models::latest);
        add(Method.POST, "registered-models/set-tag", models::tag);
        add(Method.DELETE, "registered-models/delete-tag", models::untag);
        add(Method.POST, "registered-models/alias", models::alias);
        add(Method.DELETE, "registered-models/alias", models::unalias);
        add(Method.GET, "registered-models/alias", models::byAlias);
    }

    private void versions(VersionHandlers versions) {
        add(Method.POST, "model-versions/create", versions::create);
        add(Method.GET, "model-versions/get", versions::read);
        add(Method.PATCH, "model-versions/update", versions::update);
        add(Method.DELETE, "model-versions/delete", versions::delete);
        add(Method.POST, "model-versions/transition-stage", versions::transition);
        add(Method.GET, "model-versions/get-download-uri", versions::download);
        add(Method.POST, "model-versions/set-tag", versions::tag);
        add(Method.DELETE, "model-versions/delete-tag", versions::untag);
    }

    private void files(ModelArtifacts files) {
        String base =
                "/artifact/v2.0" + Provider.WORKSPACE_PATH + "/artifacts/" + ModelArtifacts.ORIGIN + "/{container}";
        operations.add(Operation.of("Artifacts_ListOfModel", ApiSurface.NAME, Method.GET, base, files::list)
                .action(READ));
        operations.add(Operation.of(
                        "Artifacts_ContentOfModel", ApiSurface.NAME, Method.GET, base + "/contentinfo", files::content)
                .action(READ));
    }

    private void add(Method method, String path, Handler handler) {
        operations.add(Operation.of(
                        "Mlflow_" + method + "_" + path,
                        ApiSurface.NAME,
                        method,
                        MlflowOperations.BASE + "/api/2.0/mlflow/" + path,
                        MlflowOperations.versioned(handler))
                .action(method == Method.GET ? READ : WRITE)
                .forRuns());
    }
}
