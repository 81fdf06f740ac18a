package dev.lazurite.tracking.record;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The tags of runs. */
final class Tags {
    private Tags() {}

    static void merge(Handle handle, long run, Map<String, String> tags) {
        if (tags.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("MERGE INTO run_tags KEY (run, name) VALUES (?, ?, ?)");
        tags.forEach((name, content) ->
                batch.bind(0, run).bind(1, name).bind(2, content).add());
        batch.execute();
    }

    /** The same runs with their tags. */
    static List<TrackedRun> add(Handle handle, List<TrackedRun> runs) {
        if (runs.isEmpty()) {
            return runs;
        }
        Map<Long, Map<String, String>> tags = new HashMap<>();
        handle.createQuery("SELECT run, name, content FROM run_tags WHERE run = ANY(?)")
                .bind(0, SqlArray.of(runs.stream().map(TrackedRun::seq).toList()))
                .map((row, context) -> tags.computeIfAbsent(row.getLong(1), ignored -> new TreeMap<>())
                                .put(row.getString(2), row.getString(3))
                        == null)
                .list();
        return runs.stream()
                .map(run -> run.tagged(tags.getOrDefault(run.seq(), Map.of())))
                .toList();
    }
}
