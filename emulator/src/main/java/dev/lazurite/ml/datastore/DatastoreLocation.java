package dev.lazurite.ml.datastore;

import dev.lazurite.arm.Resource;

/**
 * What a datastore's name stands for.
 *
 * @param account the storage account, which may be one that is not emulated
 * @param container the container, file system or file share; empty for types that have none
 */
public record DatastoreLocation(String name, DatastoreType type, String account, String container) {
    static DatastoreLocation of(Resource datastore, DatastoreType type) {
        return new DatastoreLocation(
                datastore.name(),
                type,
                datastore.text("properties.accountName"),
                datastore.text("properties." + type.containerProperty()));
    }

    /** Whether its content is blobs: those of a container, or of the file system that Data Lake Gen2 calls it. */
    public boolean keepsBlobs() {
        return type == DatastoreType.AZURE_BLOB || type == DatastoreType.AZURE_DATA_LAKE_GEN2;
    }
}
