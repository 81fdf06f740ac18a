package dev.lazurite.ml.mlflow;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.lazurite.arm.Resource;
import dev.lazurite.ml.assets.DatastoreUri;
import dev.lazurite.ml.assets.Locations;
import dev.lazurite.ml.assets.WorkspaceFacts;
import dev.lazurite.ml.datastore.Datastores;
import dev.lazurite.platform.http.Call;
import dev.lazurite.tracking.Scope;
import dev.lazurite.tracking.Tracking;
import dev.lazurite.tracking.artifacts.ArtifactUris;
import dev.lazurite.tracking.record.LoggedModel;
import dev.lazurite.tracking.record.Refusals;

/** Where registered versions come from and where clients download them. */
final class ModelSources {
    private static final Pattern LOGGED = Pattern.compile("models:/+(m-[0-9a-f]{32})");
    private static final Pattern OF_RUN = Pattern.compile("ExperimentRun/dcid\\.([^/]+)/(.*)");

    private final Locations locations;
    private final Tracking tracking;
    private final ArtifactUris uris;
    private final ModelArtifacts files;

    /**
     * Where a version comes from.
     *
     * @param uri an address that the asset can keep
     * @param run the run that made it, if one did
     */
    record Source(String uri, Optional<String> run) {}

    ModelSources(Locations locations, Tracking tracking, ArtifactUris uris, ModelArtifacts files) {
        this.files = files;
        this.locations = locations;
        this.tracking = tracking;
        this.uris = uris;
    }

    /** Reads what MLflow calls the source of a version; refuses what leads nowhere. */
    Source read(WorkspaceFacts workspace, String source) {
        Matcher logged = LOGGED.matcher(source);
        if (logged.matches()) {
            LoggedModel model = tracking.models()
                    .find(workspace.id().key(), logged.group(1))
                    .orElseThrow(() -> Refusals.missing("Logged model with ID '" + logged.group(1) + "' not found"));
            Optional<String> run = model.sourceRun().isEmpty() ? Optional.empty() : Optional.of(model.sourceRun());
            return new Source("runs:/" + model.home() + "/" + model.folder(), run);
        }
        if (locations.datastore(workspace, source).isEmpty() && !source.matches("(?i)(https?|wasbs?|abfss?)://.*")) {
            throw Refusals.invalid("Invalid model version source: '" + source
                    + "'. A path in a run (runs:/RUN/PATH), an azureml:// address of artifacts, a job's output or a"
                    + " datastore, or an address of storage is expected.");
        }
        return new Source(source, Locations.run(source));
    }

    /**
     * Where a client finds the files of a version: below the artifacts of a run as {@link ArtifactUris} writes them for that
     * client, as an artifact of the model where no run made it, and at the version's source where its files are elsewhere.
     */
    String download(Call call, WorkspaceFacts workspace, Resource version) {
        Optional<DatastoreUri> place = DatastoreUri.parse(version.text("properties.modelUri"));
        if (place.isEmpty() || !place.get().datastore().equalsIgnoreCase(Datastores.ARTIFACTS)) {
            String name = version.id().names().get(1);
            return files.address(workspace, name, version).orElseGet(() -> RegistryFacts.source(version));
        }
        String path = place.get().path();
        Matcher ofRun = OF_RUN.matcher(path);
        if (!ofRun.matches()) {
            return "azureml://artifacts/" + path;
        }
        String run = ofRun.group(1);
        Scope scope = new Scope(workspace.id().key(), workspace.id().toString());
        String experiment = tracking.runs()
                .find(workspace.id().key(), run)
                .map(found -> found.experimentId())
                .or(() -> tracking.models().find(workspace.id().key(), run).map(LoggedModel::experiment))
                .orElseThrow(() -> Refusals.missing("Run with id=" + run + " not found"));
        return uris.of(call, scope, experiment, run) + "/" + ofRun.group(2);
    }
}
