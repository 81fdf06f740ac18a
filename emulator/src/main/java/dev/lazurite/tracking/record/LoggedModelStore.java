package dev.lazurite.tracking.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import dev.lazurite.store.Database;

/** The logged models of all workspaces. */
public final class LoggedModelStore {
    private static final String SELECT =
            "SELECT m.* FROM logged_models m JOIN experiments e ON e.id = m.experiment WHERE e.workspace = ? AND ";

    private final Database database;

    public LoggedModelStore(Database database) {
        this.database = database;
    }

    /** Keeps a model, replacing what was kept of it. */
    public void put(LoggedModel model) {
        database.write(
                handle -> handle.createUpdate("MERGE INTO logged_models KEY (id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                        .bind(0, model.id())
                        .bind(1, model.experiment())
                        .bind(2, model.name())
                        .bind(3, model.type())
                        .bind(4, model.sourceRun())
                        .bind(5, model.status())
                        .bind(6, model.created())
                        .bind(7, model.updated())
                        .bind(8, Properties.write(model.tags()))
                        .bind(9, Properties.write(model.params()))
                        .execute());
    }

    public Optional<LoggedModel> find(String workspace, String id) {
        return database.read(handle -> handle.createQuery(SELECT + "m.id = ?")
                .bind(0, workspace)
                .bind(1, id)
                .map((row, context) -> model(row))
                .findOne());
    }

    /** The models of some experiments, newest first. */
    public List<LoggedModel> of(String workspace, List<String> experiments) {
        return database.read(
                handle -> handle.createQuery(SELECT + "m.experiment = ANY(?) ORDER BY m.created DESC, m.id")
                        .bind(0, workspace)
                        .bind(1, SqlArray.of(experiments))
                        .map((row, context) -> model(row))
                        .list());
    }

    public void delete(String id) {
        database.write(handle -> handle.createUpdate("DELETE FROM logged_models WHERE id = ?")
                .bind(0, id)
                .execute());
    }

    private static LoggedModel model(ResultSet row) throws SQLException {
        return new LoggedModel(
                row.getString("id"),
                row.getString("experiment"),
                row.getString("name"),
                row.getString("model_type"),
                row.getString("source_run"),
                row.getString("status"),
                row.getLong("created"),
                row.getLong("updated"),
                Properties.read(row.getString("tags")),
                Properties.read(row.getString("params")));
    }
}
