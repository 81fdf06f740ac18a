package dev.lazurite.ml.model;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.Documents;
import dev.lazurite.arm.Resource;
import dev.lazurite.ml.assets.AssetKind;
import dev.lazurite.ml.assets.AssetType;
import dev.lazurite.ml.assets.DatastoreUri;
import dev.lazurite.ml.assets.Locations;
import dev.lazurite.ml.assets.Numbering;
import dev.lazurite.ml.assets.Shape;
import dev.lazurite.ml.assets.WorkspaceFacts;

/** What is particular to models. */
public final class Model implements AssetType {
    /** The type of a model in MLflow's format. */
    public static final String MLFLOW = "mlflow_model";

    private static final List<String> TYPES = List.of("custom_model", MLFLOW, "triton_model");
    private static final Shape VERSION = Shape.version()
            .object("flavors")
            .text("modelType", "custom_model")
            .requiredText("modelUri")
            .text("jobName")
            .text("provisioningState", "Succeeded")
            .text("stage");

    private final Locations locations;
    private final MlmodelFiles files;

    public Model(Locations locations, MlmodelFiles files) {
        this.locations = locations;
        this.files = files;
    }

    @Override
    public AssetKind kind() {
        return AssetKind.MODEL;
    }

    @Override
    public Numbering numbering() {
        return Numbering.COUNTED;
    }

    @Override
    public ObjectNode complete(WorkspaceFacts workspace, ArmId id, ObjectNode sent, Optional<Resource> existing) {
        ObjectNode properties = VERSION.complete(sent);
        properties.put("provisioningState", "Succeeded");
        String type = properties.path("modelType").asText();
        if (!TYPES.contains(type)) {
            throw Documents.wrongType(
                    "properties.modelType", "one of " + String.join(", ", TYPES), properties.path("modelType"));
        }
        String source = properties.path("modelUri").asText();
        Optional<DatastoreUri> place = locations.datastore(workspace, source);
        place.ifPresent(uri -> {
            properties.put("modelUri", uri.longForm(workspace.id(), "resourceGroups"));
            if (type.equals(MLFLOW) && properties.path("flavors").isEmpty()) {
                files.flavors(workspace.id(), uri).ifPresent(flavors -> properties.set("flavors", flavors));
            }
        });
        if (properties.path("jobName").isNull()) {
            Locations.run(source).ifPresent(run -> properties.put("jobName", run));
        }
        existing.ifPresent(before -> stay(before, properties));
        return properties;
    }

    private static void stay(Resource before, ObjectNode properties) {
        String was = before.text("properties.modelUri");
        String now = properties.path("modelUri").asText();
        boolean same = was.equals(now)
                || DatastoreUri.parse(was)
                        .flatMap(old -> DatastoreUri.parse(now).map(old::samePlace))
                        .orElse(false);
        if (!same) {
            throw AssetType.pathChanged();
        }
        if (properties.path("jobName").isNull()) {
            properties.set("jobName", before.properties().path("jobName"));
        }
    }
}
