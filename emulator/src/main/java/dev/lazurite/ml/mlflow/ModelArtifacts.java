package dev.lazurite.ml.mlflow;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.Resource;
import dev.lazurite.ml.assets.DatastoreUri;
import dev.lazurite.ml.assets.WorkspaceFacts;
import dev.lazurite.ml.datastore.DatastoreLocation;
import dev.lazurite.ml.datastore.Datastores;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.storage.Blobs;
import dev.lazurite.tracking.artifacts.UrlPath;

/**
 * The files of models that no run made, as the artifact service shows them: origin {@code Model}, container {@code NAME:VERSION}.
 * MLflow's clients download artifacts by origin and container only, and the files of a model that the resource manager was
 * given are in whatever datastore it was uploaded to. Deviation: the service has no such origin.
 */
final class ModelArtifacts {
    static final String ORIGIN = "Model";

    private static final Duration LINK = Duration.ofHours(24);

    private final Registry registry;
    private final Datastores datastores;
    private final Blobs blobs;
    private final Function<Call, WorkspaceFacts> workspaces;

    ModelArtifacts(Registry registry, Datastores datastores, Blobs blobs, Function<Call, WorkspaceFacts> workspaces) {
        this.registry = registry;
        this.datastores = datastores;
        this.blobs = blobs;
        this.workspaces = workspaces;
    }

    /** The address under which a client downloads a version; empty for one whose files are not in blobs of this instance. */
    Optional<String> address(WorkspaceFacts workspace, String name, Resource version) {
        return files(workspace, version)
                .map(files -> "azureml://artifacts/" + ORIGIN + "/" + name + ":" + version.name() + "/" + files.last());
    }

    /** Where the files of a version are: a blob, or all blobs in a folder of that name. */
    private record Files(DatastoreLocation place, String path) {
        String last() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        String parent() {
            return path.substring(0, path.lastIndexOf('/') + 1);
        }
    }

    private Optional<Files> files(WorkspaceFacts workspace, Resource version) {
        return DatastoreUri.parse(version.text("properties.modelUri"))
                .flatMap(uri -> datastores
                        .locate(workspace.id(), uri.datastore())
                        .filter(DatastoreLocation::keepsBlobs)
                        .map(place -> new Files(place, uri.path().replaceAll("/+$", ""))))
                .filter(files -> !files.path().isEmpty());
    }

    Answer list(Call call) {
        Files files = files(call);
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("value");
        for (Blobs.Blob blob : blobs(files)) {
            String path = blob.name().substring(files.parent().length());
            if (path.startsWith(call.query("path").orElse(""))) {
                items.add(view(call, path)
                        .put("artifactId", ORIGIN + "/" + call.parameter("container") + "/" + path)
                        .put("etag", blob.etag())
                        .put("createdTime", blob.lastModified().toString()));
            }
        }
        return Answer.ok(answer.putNull("continuationToken").putNull("nextLink"));
    }

    Answer content(Call call) {
        Files files = files(call);
        String path = call.query("path").orElse("");
        Blobs.Blob blob = blobs(files).stream()
                .filter(one -> one.name().equals(files.parent() + path))
                .findFirst()
                .orElseThrow(() -> Fault.of(
                        404,
                        "NotFound",
                        "Artifact '" + path + "' was not found in model '" + call.parameter("container") + "'."));
        String signature =
                blobs.sign(blob.account(), blob.container(), blob.name(), List.of(Blobs.Permission.READ), LINK);
        return Answer.ok(view(call, path)
                .put(
                        "contentUri",
                        "https://" + blob.account() + ".blob.core.windows.net/" + blob.container() + "/"
                                + UrlPath.encode(blob.name()) + "?" + signature));
    }

    private List<Blobs.Blob> blobs(Files files) {
        return blobs.list(files.place().account(), files.place().container(), files.path()).stream()
                .filter(blob -> blob.name().equals(files.path()) || blob.name().startsWith(files.path() + "/"))
                .toList();
    }

    private static ObjectNode view(Call call, String path) {
        return Json.object()
                .put("origin", ORIGIN)
                .put("container", call.parameter("container"))
                .put("path", path);
    }

    private Files files(Call call) {
        String container = call.parameter("container");
        int colon = container.lastIndexOf(':');
        WorkspaceFacts workspace = workspaces.apply(call);
        Resource version =
                registry.version(workspace, container.substring(0, Math.max(0, colon)), container.substring(colon + 1));
        return files(workspace, version)
                .orElseThrow(() -> Fault.of(
                        404, "NotFound", "The files of model '" + container + "' are not in blobs of this instance."));
    }
}
