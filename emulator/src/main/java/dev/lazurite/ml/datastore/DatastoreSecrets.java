package dev.lazurite.ml.datastore;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.platform.Json;
import dev.lazurite.store.Database;

/** The secrets that clients gave with their datastores. */
final class DatastoreSecrets {
    private final Database database;

    DatastoreSecrets(Database database) {
        this.database = database;
    }

    void keep(ArmId datastore, ObjectNode secrets) {
        database.write(handle -> handle.execute(
                "MERGE INTO datastore_secret (id_key, secrets) KEY (id_key) VALUES (?, ?)",
                datastore.key(),
                Json.write(secrets)));
    }

    Optional<ObjectNode> find(ArmId datastore) {
        return database.read(handle -> handle.createQuery("SELECT secrets FROM datastore_secret WHERE id_key = ?")
                .bind(0, datastore.key())
                .mapTo(String.class)
                .findOne()
                .map(Json::parse));
    }

    void forget(ArmId datastore) {
        database.write(handle -> handle.execute("DELETE FROM datastore_secret WHERE id_key = ?", datastore.key()));
    }
}
