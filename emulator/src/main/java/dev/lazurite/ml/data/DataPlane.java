package dev.lazurite.ml.data;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceEngine;
import dev.lazurite.ml.assets.AssetUri;
import dev.lazurite.ml.assets.Assets;
import dev.lazurite.ml.assets.Locations;
import dev.lazurite.ml.assets.Provider;
import dev.lazurite.ml.assets.WorkspaceCalls;
import dev.lazurite.ml.assets.WorkspaceFacts;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.platform.http.Method;
import dev.lazurite.platform.http.Operation;
import dev.lazurite.tracking.ApiSurface;
import dev.lazurite.tracking.record.RunAsset;
import dev.lazurite.tracking.record.RunAssets;

/**
 * Data versions on the region's own host, where the data runtime (mltable) and {@code jobs.download} of the Azure SDK look them
 * up: those that are registered, and the inputs and outputs of jobs that have no name of their own.
 */
public final class DataPlane {
    private static final String VERSIONS = "/data/v1.0" + Provider.WORKSPACE_PATH + "/dataversion";
    private static final String READ = Provider.NAMESPACE + "/workspaces/data/versions/read";

    private final ResourceEngine engine;
    private final Assets data;
    private final Locations locations;
    private final RunAssets lineage;

    public DataPlane(ResourceEngine engine, Assets data, Locations locations, RunAssets lineage) {
        this.engine = engine;
        this.data = data;
        this.locations = locations;
        this.lineage = lineage;
    }

    public List<Operation> operations() {
        return List.of(
                declare("DataVersion_Get", Method.GET, "/{name}/versions/{version}", this::version),
                declare("DataVersion_GetByAssetId", Method.POST, "/getByAssetId", this::byAssetId),
                declare("DataVersion_BatchGetResolvedUris", Method.POST, "/batchGetResolvedUris", this::resolved));
    }

    private static Operation declare(
            String id, Method method, String path, dev.lazurite.platform.http.Handler handler) {
        return Operation.of(id, ApiSurface.NAME, method, VERSIONS + path, handler)
                .action(READ)
                .forRuns();
    }

    /** The id of a version wherever services speak of it among themselves. */
    static String assetId(WorkspaceFacts workspace, String name, String version) {
        String region = workspace.region().replace(" ", "").toLowerCase(Locale.ROOT);
        return "azureml://locations/" + region + "/workspaces/" + workspace.guid() + "/data/" + name + "/versions/"
                + version;
    }

    private Answer version(Call call) {
        WorkspaceFacts workspace = WorkspaceCalls.workspace(engine, call);
        String name = call.parameter("name");
        String version = call.parameter("version");
        return Answer.ok(find(workspace, name, version).orElseThrow(() -> missing(name + ":" + version)));
    }

    private Answer byAssetId(Call call) throws IOException {
        WorkspaceFacts workspace = WorkspaceCalls.workspace(engine, call);
        String id = call.json().path("value").asText();
        return Answer.ok(find(workspace, id).orElseThrow(() -> missing(id)));
    }

    /** Where the content of several versions is; those that are not there are left out. */
    private Answer resolved(Call call) throws IOException {
        WorkspaceFacts workspace = WorkspaceCalls.workspace(engine, call);
        ObjectNode answer = Json.object();
        ObjectNode values = answer.putObject("values");
        for (JsonNode id : call.json().path("values")) {
            find(workspace, id.asText()).ifPresent(found -> {
                JsonNode version = found.path("dataVersion");
                values.putObject(id.asText())
                        .put("uri", version.path("dataUri").asText())
                        .put("type", version.path("dataType").asText());
            });
        }
        return Answer.ok(answer);
    }

    private Optional<ObjectNode> find(WorkspaceFacts workspace, String assetId) {
        return AssetUri.parse(assetId).flatMap(uri -> find(workspace, uri.name(), uri.version()));
    }

    private Optional<ObjectNode> find(WorkspaceFacts workspace, String name, String version) {
        Optional<Resource> registered = data.find(workspace.id(), name, version);
        if (registered.isPresent()) {
            String uri = registered.get().text("properties.dataUri");
            return Optional.of(DataVersionView.of(workspace, registered.get(), full(workspace, uri)));
        }
        String id = assetId(workspace, name, version);
        return lineage.uses(workspace.id().key(), id).stream().findFirst().map(use -> {
            RunAsset asset = use.asset();
            return DataVersionView.of(id, name, version, asset.type(), full(workspace, asset.uri()));
        });
    }

    /** The form of an address that names the workspace, as far as it leads into a datastore. */
    private String full(WorkspaceFacts workspace, String uri) {
        return locations
                .datastore(workspace, uri)
                .map(place -> place.longForm(workspace.id(), "resourcegroups"))
                .orElse(uri);
    }

    private static Fault missing(String what) {
        return Fault.of(404, "UserError", "The workspace has no data version '" + what + "'.");
    }
}
