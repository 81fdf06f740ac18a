package dev.lazurite.ml.mlflow;

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
import dev.lazurite.platform.http.Method;
import dev.lazurite.platform.http.Operation;
import dev.lazurite.storage.Blobs;
import dev.lazurite.tracking.ApiSurface;
import dev.lazurite.tracking.Tracking;
import dev.lazurite.tracking.artifacts.ArtifactUris;
import dev.lazurite.tracking.mlflow.MlflowDeclarations;

/** The operations of MLflow's model registry (mlflow 3.15's {@code model_registry.proto}). */
public final class RegistryOperations {
    private static final String RESOURCE = "Microsoft.MachineLearningServices/workspaces/models/versions";

    private final MlflowDeclarations api = new MlflowDeclarations(RESOURCE);

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
        all.versions(new VersionHandlers(
                registry, views, access, new ModelSources(locations, tracking, uris, files), workspaces));
        List<Operation> operations = new ArrayList<>(all.api.all());
        operations.addAll(files(files));
        return List.copyOf(operations);
    }

    private void search(RegistrySearch search) {
        api.run(Method.GET, "registered-models/search", search::models);
        api.run(Method.POST, "registered-models/search", search::models);
        api.run(Method.GET, "model-versions/search", search::versions);
        api.run(Method.POST, "model-versions/search", search::versions);
    }

    private void models(ModelHandlers models) {
        api.run(Method.POST, "registered-models/create", models::create);
        api.run(Method.GET, "registered-models/get", models::read);
        api.run(Method.PATCH, "registered-models/update", models::update);
        api.run(Method.POST, "registered-models/rename", models::rename);
        api.run(Method.DELETE, "registered-models/delete", models::delete);
        api.run(Method.GET, "registered-models/get-latest-versions", models::latest);
        api.run(Method.POST, "registered-models/get-latest-versions", models::latest);
        api.run(Method.POST, "registered-models/set-tag", models::tag);
        api.run(Method.DELETE, "registered-models/delete-tag", models::untag);
        api.run(Method.POST, "registered-models/alias", models::alias);
        api.run(Method.DELETE, "registered-models/alias", models::unalias);
        api.run(Method.GET, "registered-models/alias", models::byAlias);
    }

    private void versions(VersionHandlers versions) {
        api.run(Method.POST, "model-versions/create", versions::create);
        api.run(Method.GET, "model-versions/get", versions::read);
        api.run(Method.PATCH, "model-versions/update", versions::update);
        api.run(Method.DELETE, "model-versions/delete", versions::delete);
        api.run(Method.POST, "model-versions/transition-stage", versions::transition);
        api.run(Method.GET, "model-versions/get-download-uri", versions::download);
        api.run(Method.POST, "model-versions/set-tag", versions::tag);
        api.run(Method.DELETE, "model-versions/delete-tag", versions::untag);
    }

    private static List<Operation> files(ModelArtifacts files) {
        String base =
                "/artifact/v2.0" + Provider.WORKSPACE_PATH + "/artifacts/" + ModelArtifacts.ORIGIN + "/{container}";
        return List.of(
                Operation.of("Artifacts_ListOfModel", ApiSurface.NAME, Method.GET, base, files::list)
                        .action(RESOURCE + "/read"),
                Operation.of(
                                "Artifacts_ContentOfModel",
                                ApiSurface.NAME,
                                Method.GET,
                                base + "/contentinfo",
                                files::content)
                        .action(RESOURCE + "/read"));
    }
}
