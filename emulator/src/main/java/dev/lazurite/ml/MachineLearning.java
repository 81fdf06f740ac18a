package dev.lazurite.ml;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import dev.lazurite.arm.ResourceManager;
import dev.lazurite.arm.ResourceStore;
import dev.lazurite.ml.assets.AssetOperations;
import dev.lazurite.ml.assets.AssetReferences;
import dev.lazurite.ml.assets.AssetType;
import dev.lazurite.ml.assets.Assets;
import dev.lazurite.ml.assets.Locations;
import dev.lazurite.ml.assets.PendingUploads;
import dev.lazurite.ml.code.Code;
import dev.lazurite.ml.code.CodeOperations;
import dev.lazurite.ml.component.Component;
import dev.lazurite.ml.component.ComponentOperations;
import dev.lazurite.ml.component.Components;
import dev.lazurite.ml.component.EnvironmentResolution;
import dev.lazurite.ml.compute.ComputeOperations;
import dev.lazurite.ml.compute.ComputeRuntime;
import dev.lazurite.ml.compute.Computes;
import dev.lazurite.ml.compute.VmSizes;
import dev.lazurite.ml.data.Data;
import dev.lazurite.ml.data.DataPlane;
import dev.lazurite.ml.datastore.DatastoreOperations;
import dev.lazurite.ml.datastore.Datastores;
import dev.lazurite.ml.environment.CuratedEnvironments;
import dev.lazurite.ml.environment.Environment;
import dev.lazurite.ml.environment.EnvironmentOperations;
import dev.lazurite.ml.mlflow.RegistryOperations;
import dev.lazurite.ml.model.MlmodelFiles;
import dev.lazurite.ml.model.Model;
import dev.lazurite.ml.registries.MachineLearningRegistries;
import dev.lazurite.ml.registries.Registries;
import dev.lazurite.platform.Ids;
import dev.lazurite.platform.http.Operation;
import dev.lazurite.storage.Blobs;
import dev.lazurite.store.Database;
import dev.lazurite.tracking.Runs;
import dev.lazurite.tracking.Tracking;
import dev.lazurite.tracking.artifacts.ArtifactUris;

/** The resource types of this package, joined: their operations, and what they offer to jobs and serving. */
public final class MachineLearning {
    private final ResourceManager arm;
    private final Clock clock;
    private final Blobs blobs;
    private final Locations locations;
    private final Datastores datastores;
    private final Assets code;
    private final Assets data;
    private final Assets environments;
    private final Assets models;
    private final Components components;
    private final AssetReferences references;
    private final Computes computes;
    private final List<Operation> operations = new ArrayList<>();

    public MachineLearning(
            Database database,
            ResourceManager arm,
            Blobs blobs,
            Runs runs,
            CuratedEnvironments curated,
            ComputeRuntime runtime,
            Clock clock,
            Ids ids) {
        this.arm = arm;
        this.clock = clock;
        this.blobs = blobs;
        ResourceStore store = arm.store();
        locations = new Locations(store, runs);
        datastores = new Datastores(store, blobs, ids);
        code = assets(new Code());
        data = assets(new Data(locations));
        environments = assets(new Environment());
        models = assets(new Model(locations, new MlmodelFiles(datastores, blobs)));
        Assets componentAssets = assets(new Component(new EnvironmentResolution(environments, curated)));
        Registries registries = new Registries(store, arm.groups(), blobs);
        List<Assets> kinds = List.of(code, data, environments, models, componentAssets);
        references = new AssetReferences(store, registries::id, kinds);
        components = new Components(references);
        computes = new Computes(database, store, new VmSizes());
        PendingUploads uploads = new PendingUploads(arm.engine(), blobs, ids);
        AssetOperations assets = new AssetOperations(arm.resources(), store, uploads);
        operations.addAll(new DatastoreOperations(arm.resources(), arm.engine(), blobs, database).operations());
        operations.addAll(new CodeOperations(assets, arm.engine(), store).of(code));
        operations.addAll(assets.of(data));
        operations.addAll(new EnvironmentOperations(assets, arm.engine(), curated).of(environments));
        operations.addAll(assets.of(models));
        operations.addAll(new ComponentOperations(assets, arm.engine()).of(componentAssets));
        MachineLearningRegistries inRegistries = new MachineLearningRegistries(arm, registries, ids);
        operations.addAll(inRegistries.operations());
        operations.addAll(inRegistries.assets(assets, kinds, references, uploads, datastores, blobs, ids));
        operations.addAll(MissingTypes.operations());
        operations.addAll(new ComputeOperations(arm, computes, runtime, clock).operations());
    }

    private Assets assets(AssetType type) {
        return new Assets(type, arm.store(), clock);
    }

    public List<Operation> operations() {
        return operations;
    }

    /** The operations of MLflow's model registry over these models. */
    public List<Operation> registry(Tracking tracking, ArtifactUris uris) {
        return RegistryOperations.of(arm, models, datastores, blobs, locations, tracking, uris);
    }

    /** The operations of data versions on the region's own host. */
    public List<Operation> dataPlane(Tracking tracking) {
        return new DataPlane(arm.engine(), data, locations, tracking.assets()).operations();
    }

    public Datastores datastores() {
        return datastores;
    }

    public Computes computes() {
        return computes;
    }

    /** Every kind of asset, by reference. */
    public AssetReferences references() {
        return references;
    }

    public Assets code() {
        return code;
    }

    public Assets data() {
        return data;
    }

    public Assets environments() {
        return environments;
    }

    /** The components of workspaces, with what their answers leave out. */
    public Components components() {
        return components;
    }

    public Assets models() {
        return models;
    }
}
