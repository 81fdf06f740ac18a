package dev.lazurite.ml.datastore;

import java.util.Arrays;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.Documents;
import dev.lazurite.ml.assets.Shape;

/** The types of datastore, with the properties that each is shown with. */
public enum DatastoreType {
    AZURE_BLOB("AzureBlob", "containerName") {
        @Override
        Shape complete(Shape shape) {
            return account(shape.text("accountName").text("containerName"));
        }
    },
    AZURE_FILE("AzureFile", "fileShareName") {
        @Override
        Shape complete(Shape shape) {
            return account(shape.requiredText("accountName").requiredText("fileShareName"));
        }
    },
    AZURE_DATA_LAKE_GEN2("AzureDataLakeGen2", "filesystem") {
        @Override
        Shape complete(Shape shape) {
            return account(shape.requiredText("filesystem").requiredText("accountName"));
        }
    },
    AZURE_DATA_LAKE_GEN1("AzureDataLakeGen1", "storeName") {
        @Override
        Shape complete(Shape shape) {
            return shape.requiredText("storeName").text("serviceDataAccessAuthIdentity", "None");
        }
    },
    HDFS("Hdfs", "nameNodeAddress") {
        @Override
        Shape complete(Shape shape) {
            return shape.requiredText("nameNodeAddress")
                    .text("protocol", "http")
                    .text("hdfsServerCertificate");
        }
    };

    private final String wireName;
    private final String containerProperty;

    DatastoreType(String wireName, String containerProperty) {
        this.wireName = wireName;
        this.containerProperty = containerProperty;
    }

    abstract Shape complete(Shape shape);

    private static Shape account(Shape shape) {
        return shape.text("endpoint", "core.windows.net")
                .text("protocol", "https")
                .text("serviceDataAccessAuthIdentity", "None");
    }

    String wireName() {
        return wireName;
    }

    String containerProperty() {
        return containerProperty;
    }

    /** The type that properties name; refuses one that there is not. */
    static DatastoreType of(ObjectNode properties) {
        String asked = properties.path("datastoreType").asText("");
        for (DatastoreType type : values()) {
            if (type.wireName.equalsIgnoreCase(asked)) {
                return type;
            }
        }
        String accepted = Arrays.stream(values()).map(DatastoreType::wireName).collect(Collectors.joining(", "));
        throw Documents.wrongType("properties.datastoreType", "one of " + accepted, properties.path("datastoreType"));
    }

    /** The properties in the service's order. */
    ObjectNode shaped(ObjectNode sent) {
        Shape shape = new Shape()
                .text("description")
                .object("tags")
                .maybeObject("properties")
                .flag("isDefault", false)
                .object("credentials")
                .text("datastoreType");
        ObjectNode shaped = complete(shape).complete(sent);
        return shaped.put("datastoreType", wireName);
    }
}
