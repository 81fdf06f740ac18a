package dev.lazurite.ml.data;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.Documents;
import dev.lazurite.arm.Resource;
import dev.lazurite.ml.assets.AssetKind;
import dev.lazurite.ml.assets.AssetNames;
import dev.lazurite.ml.assets.AssetType;
import dev.lazurite.ml.assets.DatastoreUri;
import dev.lazurite.ml.assets.Locations;
import dev.lazurite.ml.assets.Numbering;
import dev.lazurite.ml.assets.Shape;
import dev.lazurite.ml.assets.WorkspaceFacts;
import dev.lazurite.platform.http.Call;

/** What is particular to data. */
public final class Data implements AssetType {
    private static final List<String> TYPES = List.of("uri_file", "uri_folder", "mltable");
    private static final int LONGEST_VERSION = 30;
    private static final Shape VERSION = Shape.version().requiredText("dataUri").text("dataType", "uri_folder");

    private final Locations locations;

    public Data(Locations locations) {
        this.locations = locations;
    }

    @Override
    public AssetKind kind() {
        return AssetKind.DATA;
    }

    @Override
    public Numbering numbering() {
        return Numbering.COUNTED;
    }

    @Override
    public ObjectNode complete(WorkspaceFacts workspace, ArmId id, ObjectNode sent, Optional<Resource> existing) {
        if (id.name().length() > LONGEST_VERSION) {
            throw AssetNames.invalid("Data version '" + id.name() + "' is not valid. It may have at most "
                    + LONGEST_VERSION + " characters.");
        }
        ObjectNode properties = VERSION.complete(sent);
        String type = properties.path("dataType").asText();
        if (!TYPES.contains(type)) {
            throw Documents.wrongType(
                    "properties.dataType", "one of " + String.join(", ", TYPES), properties.path("dataType"));
        }
        String uri = uri(workspace, properties.path("dataUri").asText(), type);
        properties.put("dataUri", uri);
        boolean moved = existing.isPresent()
                && !(existing.get().text("properties.dataUri").equals(uri)
                        && existing.get().text("properties.dataType").equals(type));
        if (moved) {
            throw AssetType.pathChanged();
        }
        return properties;
    }

    private String uri(WorkspaceFacts workspace, String sent, String type) {
        Optional<DatastoreUri> place = locations.datastore(workspace, sent);
        // An MLTable is a folder too, and the service ends its address as one.
        return place.map(uri -> type.equals("uri_file") ? uri : uri.folder())
                .map(uri -> uri.longForm(workspace.id(), "resourcegroups"))
                .orElse(sent);
    }

    /** A list names the workspace of a URI by its {@code workspaceId}, everything else by subscription, group and name. */
    @Override
    public ObjectNode shown(Resource version, ObjectNode properties, Call call) {
        if (call.operation().id().endsWith("_List")) {
            DatastoreUri.parse(properties.path("dataUri").asText())
                    .flatMap(uri -> locations.guid(version.id().root()).map(uri::guidForm))
                    .ifPresent(uri -> properties.put("dataUri", uri));
        }
        return properties;
    }

    @Override
    public Shape container() {
        return new Shape()
                .text("description")
                .object("tags")
                .object("properties")
                .flag("isArchived", false)
                .text("dataType", "uri_folder");
    }
}
