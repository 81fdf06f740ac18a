package dev.lazurite.tracking.record;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import dev.lazurite.store.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The params of runs. A param is written once: the caller refuses another value with the help of {@link #of(Handle, long)}. */
public final class Params {
    private final Database database;

    public Params(Database database) {
        this.database = database;
    }

    /** All params of a run, by name. */
    public Map<String, String> of(long run) {
        return database.read(handle -> of(handle, run));
    }

    static Map<String, String> of(Handle handle, long run) {
        Map<String, String> params = new LinkedHashMap<>();
        handle.createQuery("SELECT name, content FROM run_params WHERE run = ? ORDER BY name")
                .bind(0, run)
                .map((row, context) -> params.put(row.getString(1), row.getString(2)) == null)
                .list();
        return params;
    }

    /** The params of several runs, by run. */
    public Map<Long, Map<String, String>> of(Collection<Long> runs) {
        return database.read(handle -> {
            Map<Long, Map<String, String>> params = new HashMap<>();
            handle.createQuery("SELECT run, name, content FROM run_params WHERE run = ANY(?)")
                    .bind(0, SqlArray.of(runs))
                    .map((row, context) -> params.computeIfAbsent(row.getLong(1), ignored -> new TreeMap<>())
                                    .put(row.getString(2), row.getString(3))
                            == null)
                    .list();
            return params;
        });
    }

    static void insert(Handle handle, long run, Map<String, String> params) {
        if (params.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("INSERT INTO run_params VALUES (?, ?, ?)");
        params.forEach((name, content) ->
                batch.bind(0, run).bind(1, name).bind(2, content).add());
        batch.execute();
    }
}
