package dev.lazurite.ml.data;

import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.Resource;
import dev.lazurite.ml.assets.WorkspaceFacts;
import dev.lazurite.platform.Json;

/** A version of data as the data plane writes it: {@code DataVersionEntity} of its client. */
final class DataVersionView {
    private static final Map<String, String> TYPES =
            Map.of("uri_file", "UriFile", "uri_folder", "UriFolder", "mltable", "MLTable");

    private DataVersionView() {}

    /** A version that is registered. */
    static ObjectNode of(WorkspaceFacts workspace, Resource version, String uri) {
        String name = version.id().names().get(1);
        ObjectNode view = Json.object();
        ObjectNode data = head(
                view,
                DataPlane.assetId(workspace, name, version.name()),
                name,
                version.name(),
                TYPES.getOrDefault(version.text("properties.dataType"), "UriFolder"),
                uri);
        ObjectNode mutable = data.putObject("mutableProps");
        mutable.putNull("dataExpiryTime").put("description", version.text("properties.description"));
        mutable.set("tags", version.at("properties.tags").deepCopy());
        mutable.put("isArchived", version.at("properties.isArchived").asBoolean(false));
        data.set("properties", version.at("properties.properties").deepCopy());
        return foot(view);
    }

    /** An input or output of a job that has no name as an asset. */
    static ObjectNode of(String assetId, String name, String version, String type, String uri) {
        ObjectNode view = Json.object();
        ObjectNode data = head(view, assetId, name, version, type, uri);
        ObjectNode mutable = data.putObject("mutableProps");
        mutable.putNull("dataExpiryTime").putNull("description").putObject("tags");
        mutable.put("isArchived", false);
        data.putObject("properties");
        return foot(view);
    }

    private static ObjectNode head(
            ObjectNode view, String assetId, String name, String version, String type, String uri) {
        ObjectNode data = view.putObject("dataVersion");
        data.put("assetId", assetId)
                .put("dataContainerName", name)
                .put("dataType", type)
                .put("dataUri", uri)
                .put("versionId", version);
        data.putArray("referencedDataUris");
        return data;
    }

    private static ObjectNode foot(ObjectNode view) {
        view.putNull("entityMetadata").put("isV2", true);
        for (String legacy :
                new String[] {"legacyDatasetId", "legacyDatasetType", "legacyDataflowType", "legacyDataflow"}) {
            view.putNull(legacy);
        }
        return view;
    }
}
