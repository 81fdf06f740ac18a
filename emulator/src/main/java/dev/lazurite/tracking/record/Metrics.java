package dev.lazurite.tracking.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.lazurite.store.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The metrics of runs: every point packed into batches, and the last point of each metric in a row of its own. Writers of one
 * run take turns, see {@link RunLog}.
 */
public final class Metrics {
    private static final int FEW = 32;

    private final Jdbi jdbi;

    public Metrics(Database database) {
        this.jdbi = database.jdbi();
    }

    /** The last point of every metric of a run, by name. */
    public Map<String, Point> latest(long run) {
        return latest(List.of(run)).getOrDefault(run, Map.of());
    }

    /** The last point of every metric of several runs. */
    public Map<Long, Map<String, Point>> latest(Collection<Long> runs) {
        return jdbi.withHandle(handle -> {
            Map<Long, Map<String, Point>> latest = new HashMap<>();
            handle.createQuery("SELECT run, name, ts, step, amount FROM run_metrics WHERE run = ANY(?)")
                    .bind(0, SqlArray.of(runs))
                    .map((row, context) -> latest.computeIfAbsent(row.getLong(1), ignored -> new TreeMap<>())
                                    .put(row.getString(2), point(row, 3))
                            == null)
                    .list();
            return latest;
        });
    }

    /** All points of one metric in the order of {@link Point#HISTORY}; equal points stay in the order of logging. */
    public List<Point> history(long run, String name) {
        return jdbi.withHandle(handle -> {
            List<Point> points = new ArrayList<>();
            handle.createQuery("SELECT points FROM metric_batches WHERE run = ? AND name = ? ORDER BY run, name, batch")
                    .bind(0, run)
                    .bind(1, name)
                    .map((row, context) -> {
                        PackedPoints.unpack(row.getBytes(1), points);
                        return true;
                    })
                    .list();
            Collections.sort(points, Point.HISTORY);
            return points;
        });
    }

    /** Appends points, by metric, inside the caller's transaction. */
    static void append(Handle handle, long run, Map<String, List<Point>> points) {
        if (points.isEmpty()) {
            return;
        }
        // Plain JDBC: this is the hottest path of the program, and binding by name or type costs more than the insert.
        try {
            Connection connection = handle.getConnection();
            Map<String, Point> known = latest(connection, run, points.keySet());
            try (PreparedStatement batch = connection.prepareStatement(
                            "INSERT INTO metric_batches (run, name, points) VALUES (?, ?, ?)");
                    PreparedStatement insert = connection.prepareStatement(
                            "INSERT INTO run_metrics (ts, step, amount, run, name) VALUES (?, ?, ?, ?, ?)");
                    PreparedStatement update = connection.prepareStatement(
                            "UPDATE run_metrics SET ts = ?, step = ?, amount = ? WHERE run = ? AND name = ?")) {
                for (Map.Entry<String, List<Point>> metric : points.entrySet()) {
                    batch.setLong(1, run);
                    batch.setString(2, metric.getKey());
                    batch.setBytes(3, PackedPoints.pack(metric.getValue()));
                    batch.addBatch();
                    Point last = Collections.max(metric.getValue(), Point.LATEST);
                    Point before = known.get(metric.getKey());
                    if (before == null) {
                        last(insert, run, metric.getKey(), last);
                    } else if (Point.LATEST.compare(last, before) > 0) {
                        last(update, run, metric.getKey(), last);
                    }
                }
                batch.executeBatch();
                insert.executeBatch();
                update.executeBatch();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("metrics of run " + run + " could not be kept", failed);
        }
    }

    private static void last(PreparedStatement statement, long run, String name, Point point) throws SQLException {
        statement.setLong(1, point.timestamp());
        statement.setLong(2, point.step());
        statement.setDouble(3, point.value());
        statement.setLong(4, run);
        statement.setString(5, name);
        statement.addBatch();
    }

    /** The last points of {@code names} at least: looked up one by one while they are few, or else read all together. */
    private static Map<String, Point> latest(Connection connection, long run, Collection<String> names)
            throws SQLException {
        Map<String, Point> latest = new HashMap<>();
        boolean few = names.size() <= FEW;
        String condition = few ? "run = ? AND name = ?" : "run = ?";
        try (PreparedStatement query =
                connection.prepareStatement("SELECT name, ts, step, amount FROM run_metrics WHERE " + condition)) {
            query.setLong(1, run);
            for (String name : few ? names : List.of("")) {
                if (few) {
                    query.setString(2, name);
                }
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        latest.put(rows.getString(1), point(rows, 2));
                    }
                }
            }
        }
        return latest;
    }

    private static Point point(ResultSet row, int first) throws SQLException {
        return new Point(row.getLong(first), row.getLong(first + 1), row.getDouble(first + 2));
    }
}
