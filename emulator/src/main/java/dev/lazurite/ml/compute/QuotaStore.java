package dev.lazurite.ml.compute;

import java.util.List;
import java.util.Optional;

import dev.lazurite.arm.ArmId;
import dev.lazurite.store.Database;

/** The quotas that workspaces were given, in vCPUs by family. */
final class QuotaStore {
    private final Database database;

    /** A quota, with the workspace's id as it was written. */
    record Row(String workspace, String family, int limit) {}

    QuotaStore(Database database) {
        this.database = database;
    }

    Optional<Integer> find(ArmId workspace, String family) {
        return database.read(
                handle -> handle.createQuery("SELECT cores FROM compute_quota WHERE workspace_key = ? AND family = ?")
                        .bind(0, workspace.key())
                        .bind(1, family)
                        .mapTo(Integer.class)
                        .findOne());
    }

    void put(ArmId workspace, String family, int cores) {
        database.write(handle -> handle.execute(
                "MERGE INTO compute_quota (workspace_key, family, workspace, cores) KEY (workspace_key, family)"
                        + " VALUES (?, ?, ?, ?)",
                workspace.key(),
                family,
                workspace.toString(),
                cores));
    }

    void forget(ArmId workspace) {
        database.write(handle -> handle.execute("DELETE FROM compute_quota WHERE workspace_key = ?", workspace.key()));
    }

    List<Row> all() {
        return database.read(handle -> handle.createQuery(
                        "SELECT workspace, family, cores FROM compute_quota ORDER BY workspace_key, family")
                .map((row, context) -> new Row(row.getString(1), row.getString(2), row.getInt(3)))
                .list());
    }
}
