package dev.lazurite.tracking.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.lazurite.store.Database;
import org.jdbi.v3.core.Handle;

/** The experiments of all workspaces. */
public final class ExperimentStore {
    private final Database database;

    public ExperimentStore(Database database) {
        this.database = database;
    }

    /** Keeps a new experiment; false when the workspace has one of that name, deleted or not. */
    public boolean insert(Experiment experiment) {
        return Unique.insert(() -> database.write(handle -> {
            handle.createUpdate("INSERT INTO experiments VALUES (?, ?, ?, ?, ?, ?, ?)")
                    .bind(0, experiment.id())
                    .bind(1, experiment.workspace())
                    .bind(2, experiment.name())
                    .bind(3, experiment.artifactLocation())
                    .bind(4, experiment.lifecycle().mlflow())
                    .bind(5, experiment.created())
                    .bind(6, experiment.updated())
                    .execute();
            experiment.tags().forEach((name, content) -> mergeTag(handle, experiment.id(), name, content));
        }));
    }

    public Optional<Experiment> byId(String workspace, String id) {
        return one("workspace = ? AND id = ?", workspace, id);
    }

    public Optional<Experiment> byName(String workspace, String name) {
        return one("workspace = ? AND name = ?", workspace, name);
    }

    private Optional<Experiment> one(String condition, String workspace, String key) {
        return database.read(handle -> tagged(
                        handle,
                        handle.createQuery("SELECT * FROM experiments WHERE " + condition)
                                .bind(0, workspace)
                                .bind(1, key)
                                .map((row, context) -> experiment(row))
                                .list())
                .stream()
                .findFirst());
    }

    /** Runs a query for experiments, whose rows have the columns of the table, and adds their tags. */
    public List<Experiment> query(SqlQuery query) {
        return database.read(handle -> tagged(
                handle, query.on(handle).map((row, context) -> experiment(row)).list()));
    }

    public void rename(String id, String name, long now) {
        update("name = ?", id, name, now);
    }

    /** Deletes or restores an experiment together with its runs. */
    public void lifecycle(String id, Lifecycle lifecycle, long now) {
        update("lifecycle = ?", id, lifecycle.mlflow(), now);
        database.write(handle -> handle.createUpdate("UPDATE runs SET lifecycle = ? WHERE experiment = ?")
                .bind(0, lifecycle.mlflow())
                .bind(1, id)
                .execute());
    }

    private void update(String assignment, String id, String value, long now) {
        database.write(
                handle -> handle.createUpdate("UPDATE experiments SET " + assignment + ", updated = ? WHERE id = ?")
                        .bind(0, value)
                        .bind(1, now)
                        .bind(2, id)
                        .execute());
    }

    public void tag(String id, String name, String content) {
        database.write(handle -> mergeTag(handle, id, name, content));
    }

    /** Forgets a tag; false when there was none. */
    public boolean untag(String id, String name) {
        return database.written(
                handle -> handle.createUpdate("DELETE FROM experiment_tags WHERE experiment = ? AND name = ?")
                                .bind(0, id)
                                .bind(1, name)
                                .execute()
                        > 0);
    }

    /** Forgets every experiment of a workspace, with its runs. */
    public void deleteWorkspace(String workspace) {
        database.write(handle -> handle.createUpdate("DELETE FROM experiments WHERE workspace = ?")
                .bind(0, workspace)
                .execute());
    }

    private static void mergeTag(Handle handle, String id, String name, String content) {
        handle.createUpdate("MERGE INTO experiment_tags KEY (experiment, name) VALUES (?, ?, ?)")
                .bind(0, id)
                .bind(1, name)
                .bind(2, content)
                .execute();
    }

    private static List<Experiment> tagged(Handle handle, List<Experiment> bare) {
        if (bare.isEmpty()) {
            return bare;
        }
        Map<String, Map<String, String>> tags = new HashMap<>();
        handle.createQuery("SELECT experiment, name, content FROM experiment_tags WHERE experiment = ANY(?)")
                .bind(0, SqlArray.of(bare.stream().map(Experiment::id).toList()))
                .map((row, context) -> tags.computeIfAbsent(row.getString(1), ignored -> new TreeMap<>())
                                .put(row.getString(2), row.getString(3))
                        == null)
                .list();
        List<Experiment> all = new ArrayList<>();
        for (Experiment one : bare) {
            all.add(new Experiment(
                    one.id(),
                    one.workspace(),
                    one.name(),
                    one.artifactLocation(),
                    one.lifecycle(),
                    one.created(),
                    one.updated(),
                    tags.getOrDefault(one.id(), Map.of())));
        }
        return all;
    }

    private static Experiment experiment(ResultSet row) throws SQLException {
        return new Experiment(
                row.getString("id"),
                row.getString("workspace"),
                row.getString("name"),
                row.getString("artifact_location"),
                Lifecycle.of(row.getString("lifecycle")),
                row.getLong("created"),
                row.getLong("updated"),
                Map.of());
    }
}
