package dev.lazurite.tracking.record;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import dev.lazurite.store.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** The runs of all workspaces, with their tags. */
public final class RunStore {
    private static final String INSERT = "INSERT INTO runs (workspace, id, uuid, experiment, display_name, description,"
            + " run_type, parent, status, mlflow_status, error_code, error_message, created, start_time, started, ended,"
            + " modified, revision, lifecycle, hidden, created_by, properties)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE =
            "UPDATE runs SET workspace = ?, id = ?, uuid = ?, experiment = ?, display_name = ?,"
                    + " description = ?, run_type = ?, parent = ?, status = ?, mlflow_status = ?, error_code = ?, error_message = ?,"
                    + " created = ?, start_time = ?, started = ?, ended = ?, modified = ?, revision = ?, lifecycle = ?, hidden = ?,"
                    + " created_by = ?, properties = ? WHERE seq = ?";
    /** The longest error message that Azure ML keeps. */
    private static final int ERROR_MESSAGE = 3000;

    private final Database database;

    public RunStore(Database database) {
        this.database = database;
    }

    /** Keeps a new run, whose {@code seq} is ignored; false when its workspace has a run of that id. */
    public boolean insert(TrackedRun run) {
        return Unique.insert(() -> database.write(handle -> {
            long seq = bind(handle.createUpdate(INSERT), run)
                    .executeAndReturnGeneratedKeys("seq")
                    .mapTo(Long.class)
                    .one();
            Tags.merge(handle, seq, run.tags());
        }));
    }

    public Optional<TrackedRun> find(String workspace, String id) {
        return database.read(handle -> find(handle, workspace, id));
    }

    /** The runs whose parent is {@code parent}, oldest first. */
    public List<TrackedRun> children(String workspace, String parent) {
        return query(new SqlQuery(
                RunRows.SELECT + "WHERE r.workspace = ? AND r.parent = ? ORDER BY r.created, r.seq",
                List.of(workspace, parent)));
    }

    /** Runs a query that begins with {@link #select()}, and adds the tags. */
    public List<TrackedRun> query(SqlQuery query) {
        return database.read(handle -> Tags.add(
                handle,
                query.on(handle).map((row, context) -> RunRows.read(row)).list()));
    }

    /** The beginning of every query for runs; {@code r} is the run. */
    public static String select() {
        return RunRows.SELECT;
    }

    /**
     * Changes a run in one transaction, tags excepted.
     *
     * @return the run as it now is; empty when there is none
     */
    public Optional<TrackedRun> change(String workspace, String id, UnaryOperator<TrackedRun> change) {
        return database.written(handle -> find(handle, workspace, id).map(run -> {
            TrackedRun changed = change.apply(run);
            bind(handle.createUpdate(UPDATE), changed).bind(22, run.seq()).execute();
            return changed;
        }));
    }

    /** Adds tags to a run and replaces those that are there. */
    public void tag(long run, Map<String, String> tags) {
        database.write(handle -> Tags.merge(handle, run, tags));
    }

    /** Forgets a tag; false when there was none. */
    public boolean untag(long run, String name) {
        return database.written(handle -> handle.createUpdate("DELETE FROM run_tags WHERE run = ? AND name = ?")
                        .bind(0, run)
                        .bind(1, name)
                        .execute()
                > 0);
    }

    private static Optional<TrackedRun> find(Handle handle, String workspace, String id) {
        return Tags.add(
                        handle,
                        handle.createQuery(RunRows.SELECT + "WHERE r.workspace = ? AND r.id = ?")
                                .bind(0, workspace)
                                .bind(1, id)
                                .map((row, context) -> RunRows.read(row))
                                .list())
                .stream()
                .findFirst();
    }

    private static Update bind(Update update, TrackedRun run) {
        return update.bind(0, run.workspace())
                .bind(1, run.id())
                .bind(2, run.uuid())
                .bind(3, run.experimentId())
                .bind(4, run.displayName())
                .bind(5, run.description())
                .bind(6, run.type())
                .bind(7, run.parent())
                .bind(8, run.status().name())
                .bind(9, run.status().mlflow())
                .bind(10, run.error().map(error -> error.code()).orElse(null))
                .bind(11, run.error().map(error -> shortened(error.message())).orElse(null))
                .bind(12, run.created())
                .bind(13, run.startTime())
                .bind(14, run.started().orElse(null))
                .bind(15, run.ended().orElse(null))
                .bind(16, run.modified())
                .bind(17, run.revision())
                .bind(18, run.lifecycle().mlflow())
                .bind(19, run.hidden())
                .bind(20, run.createdBy())
                .bind(21, Properties.write(run.properties()));
    }

    private static String shortened(String message) {
        return message.length() <= ERROR_MESSAGE ? message : message.substring(message.length() - ERROR_MESSAGE);
    }
}
