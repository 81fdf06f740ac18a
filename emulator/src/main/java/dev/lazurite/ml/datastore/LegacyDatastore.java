package dev.lazurite.ml.datastore;

import java.time.Duration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.Resource;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Fault;

/** A datastore in the older form that the Rust data runtime (azureml-fsspec, mltable) reads from the region's host. */
final class LegacyDatastore {
    private static final Duration LIFETIME = Duration.ofHours(8);

    private final SecretAnswers secrets;

    LegacyDatastore(SecretAnswers secrets) {
        this.secrets = secrets;
    }

    ObjectNode of(Resource datastore) {
        DatastoreType type = DatastoreType.of(datastore.properties());
        DatastoreLocation location = DatastoreLocation.of(datastore, type);
        if (type != DatastoreType.AZURE_BLOB) {
            throw Fault.notEmulated("Reading a datastore of type " + type.wireName()
                    + " through the data runtime is not emulated; AzureBlob is.");
        }
        String sas = "?" + secrets.sas(location, LIFETIME);
        ObjectNode shown = Json.object().put("name", datastore.name()).put("dataStoreType", type.wireName());
        for (String other : new String[] {
            "azureDataLakeSection",
            "azureMySqlSection",
            "azurePostgreSqlSection",
            "azureSqlDatabaseSection",
            "databricksSection",
            "glusterFsSection"
        }) {
            shown.putNull(other);
        }
        shown.put("hasBeenValidated", true).putNull("tags");
        ObjectNode section = shown.putObject("azureStorageSection");
        section.put("accountName", location.account())
                .put("containerName", location.container())
                .put("endpoint", datastore.text("properties.endpoint"))
                .put("protocol", datastore.text("properties.protocol"))
                .put("credentialType", "Sas")
                .put("credential", sas)
                .put("sasToken", sas)
                .putNull("accountKey");
        section.put("isSas", true).put("blobCacheTimeout", 0).put("serviceDataAccessAuthIdentity", "None");
        for (String other :
                new String[] {"subscriptionId", "resourceGroup", "clientCredentials", "workspaceSystemAssignedIdentity"
                }) {
            section.putNull(other);
        }
        return shown;
    }
}
