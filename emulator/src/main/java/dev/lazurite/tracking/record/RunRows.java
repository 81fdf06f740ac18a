package dev.lazurite.tracking.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

import dev.lazurite.tracking.RunStatus;
import dev.lazurite.tracking.Runs;

/** Reads runs from rows of {@code runs} with the name of their experiment. */
final class RunRows {
    /**
     * What every query for runs selects; the condition follows. The name comes by a subquery and not by a join, which would
     * keep the database from reading runs in the order of their index.
     */
    static final String SELECT =
            "SELECT r.*, (SELECT e.name FROM experiments e WHERE e.id = r.experiment) AS experiment_name FROM runs r ";

    private RunRows() {}

    static TrackedRun read(ResultSet row) throws SQLException {
        String code = row.getString("error_code");
        return new TrackedRun(
                row.getLong("seq"),
                row.getString("workspace"),
                row.getString("id"),
                row.getString("uuid"),
                row.getString("experiment"),
                row.getString("experiment_name"),
                row.getString("display_name"),
                row.getString("description"),
                row.getString("run_type"),
                row.getString("parent"),
                RunStatus.valueOf(row.getString("status")),
                code == null ? Optional.empty() : Optional.of(new Runs.RunError(code, row.getString("error_message"))),
                row.getLong("created"),
                row.getLong("start_time"),
                moment(row, "started"),
                moment(row, "ended"),
                row.getLong("modified"),
                row.getLong("revision"),
                Lifecycle.of(row.getString("lifecycle")),
                row.getBoolean("hidden"),
                row.getString("created_by"),
                Properties.read(row.getString("properties")),
                Map.of());
    }

    private static Optional<Long> moment(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }
}
