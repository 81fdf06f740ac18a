package dev.lazurite.tracking.record;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import dev.lazurite.store.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The metrics of runs. Their batches are the truth. The last value of each metric has a row of its own, for searches; it is
 * brought up to date when somebody asks and not when a batch comes, since a run logs often and is read seldom. Which runs are
 * behind is kept with the batch that put them behind.
 */
public final class Metrics {
    private final Database database;
    private final RunLocks locks;

    /** The runs that are in {@code metric_unfolded}. */
    private final Set<Long> behind = ConcurrentHashMap.newKeySet();

    Metrics(Database database, RunLocks locks) {
        this.database = database;
        this.locks = locks;
        behind.addAll(database.read(handle -> handle.createQuery("SELECT run FROM metric_unfolded")
                .mapTo(Long.class)
                .list()));
    }

    /** The last point of every metric of a run, by name. */
    public Map<String, Point> latest(long run) {
        return latest(List.of(run)).getOrDefault(run, Map.of());
    }

    /** The last point of every metric of several runs. */
    public Map<Long, Map<String, Point>> latest(Collection<Long> runs) {
        runs.forEach(this::catchUp);
        return database.read(handle -> {
            Map<Long, Map<String, Point>> latest = new HashMap<>();
            handle.createQuery("SELECT run, name, ts, step, amount FROM run_metrics WHERE run = ANY(?)")
                    .bind(0, SqlArray.of(runs))
                    .map((row, context) -> latest.computeIfAbsent(row.getLong(1), ignored -> new TreeMap<>())
                                    .put(row.getString(2), new Point(row.getLong(3), row.getLong(4), row.getDouble(5)))
                            == null)
                    .list();
            return latest;
        });
    }

    /** All points of one metric in the order of {@link Point#HISTORY}; equal points stay in the order of logging. */
    public List<Point> history(long run, String name) {
        List<Point> points = database.read(handle -> MetricBatches.of(handle, run, name));
        points.sort(Point.HISTORY);
        return points;
    }

    /** Brings the rows of last values up to date for all runs: before a search that compares or sorts by them. */
    public void catchUp() {
        behind.forEach(this::catchUp);
    }

    private void catchUp(long run) {
        if (behind.contains(run)) {
            locks.locked(run, () -> {
                database.write(handle -> fold(handle, run));
                behind.remove(run);
            });
        }
    }

    /** Appends points, by metric, inside the caller's transaction; {@link #appended} is to follow when it was committed. */
    void append(Handle handle, long run, Map<String, List<Point>> points) {
        if (!behind.contains(run)) {
            handle.createUpdate("INSERT INTO metric_unfolded (run, batch)"
                            + " SELECT CAST(? AS BIGINT), COALESCE(MAX(batch), 0) FROM metric_batches WHERE run = ?")
                    .bind(0, run)
                    .bind(1, run)
                    .execute();
        }
        MetricBatches.insert(handle, run, points);
    }

    void appended(long run) {
        behind.add(run);
    }

    private static void fold(Handle handle, long run) {
        List<Long> since = handle.createQuery("SELECT batch FROM metric_unfolded WHERE run = ?")
                .bind(0, run)
                .mapTo(Long.class)
                .list();
        if (since.isEmpty()) {
            return;
        }
        PreparedBatch rows = handle.prepareBatch(
                "MERGE INTO run_metrics (run, name, ts, step, amount) KEY (run, name) VALUES (?, ?, ?, ?, ?)");
        Map<String, Point> known = known(handle, run);
        MetricBatches.lastAfter(handle, run, since.get(0)).forEach((name, point) -> {
            Point last = MetricBatches.later(known.getOrDefault(name, point), point);
            rows.bind(0, run)
                    .bind(1, name)
                    .bind(2, last.timestamp())
                    .bind(3, last.step())
                    .bind(4, last.value())
                    .add();
        });
        if (rows.size() > 0) {
            rows.execute();
        }
        handle.createUpdate("DELETE FROM metric_unfolded WHERE run = ?")
                .bind(0, run)
                .execute();
    }

    private static Map<String, Point> known(Handle handle, long run) {
        Map<String, Point> known = new HashMap<>();
        handle.createQuery("SELECT name, ts, step, amount FROM run_metrics WHERE run = ?")
                .bind(0, run)
                .map((row, context) ->
                        known.put(row.getString(1), new Point(row.getLong(2), row.getLong(3), row.getDouble(4)))
                                == null)
                .list();
        return known;
    }
}
