package dev.lazurite.ml.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.lazurite.arm.ArmId;
import dev.lazurite.ml.assets.DatastoreUri;
import dev.lazurite.ml.datastore.DatastoreLocation;
import dev.lazurite.ml.datastore.Datastores;
import dev.lazurite.platform.Json;
import dev.lazurite.storage.Blobs;

/** Reads the file {@code MLmodel} that says what an MLflow model is. */
public final class MlmodelFiles {
    private static final ObjectMapper YAML = new YAMLMapper();
    private static final long LONGEST = 1024 * 1024;

    private final Datastores datastores;
    private final Blobs blobs;

    public MlmodelFiles(Datastores datastores, Blobs blobs) {
        this.datastores = datastores;
        this.blobs = blobs;
    }

    /** The flavors of the model in a folder, as the resource manager shows them; empty where there is no such file. */
    Optional<ObjectNode> flavors(ArmId workspace, DatastoreUri folder) {
        return datastores
                .locate(workspace, folder.datastore())
                .filter(DatastoreLocation::keepsBlobs)
                .flatMap(place -> blobs.find(
                        place.account(), place.container(), folder.folder().path() + "MLmodel"))
                .filter(blob -> blob.length() <= LONGEST)
                .flatMap(this::read)
                .map(MlmodelFiles::shown);
    }

    private Optional<JsonNode> read(Blobs.Blob blob) {
        try (InputStream in = blobs.open(blob)) {
            return Optional.ofNullable(YAML.readTree(in));
        } catch (JsonProcessingException noYaml) {
            return Optional.empty();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The service shows every detail of a flavor as text. */
    private static ObjectNode shown(JsonNode file) {
        ObjectNode flavors = Json.object();
        file.path("flavors").properties().forEach(flavor -> {
            ObjectNode details = flavors.putObject(flavor.getKey()).putObject("data");
            flavor.getValue()
                    .properties()
                    .forEach(detail -> details.put(
                            detail.getKey(),
                            detail.getValue().isValueNode()
                                    ? detail.getValue().asText()
                                    : Json.write(detail.getValue())));
        });
        return flavors;
    }
}
