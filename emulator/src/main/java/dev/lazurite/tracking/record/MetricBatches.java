package dev.lazurite.tracking.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Every point that was ever logged, in the batches in which it came. A batch of a few metrics has a row for each, so that the
 * history of one reads little else; a batch of many is one row, since a thousand rows a call would be the whole cost of it.
 */
final class MetricBatches {
    private static final int FEW = 16;

    /** The name of a row with several metrics. */
    private static final String SEVERAL = "";

    private MetricBatches() {}

    static void insert(Handle handle, long run, Map<String, List<Point>> metrics) {
        PreparedBatch rows = handle.prepareBatch("INSERT INTO metric_batches (run, name, points) VALUES (?, ?, ?)");
        if (metrics.size() > FEW) {
            rows.bind(0, run)
                    .bind(1, SEVERAL)
                    .bind(2, PackedPoints.pack(metrics))
                    .add();
        } else {
            metrics.forEach((name, points) -> rows.bind(0, run)
                    .bind(1, name)
                    .bind(2, PackedPoints.pack(points))
                    .add());
        }
        rows.execute();
    }

    /** All points of one metric of a run, in the order of logging. */
    static List<Point> of(Handle handle, long run, String name) {
        List<Point> points = new ArrayList<>();
        handle.createQuery("SELECT name, points FROM metric_batches WHERE run = ? AND name IN ('', ?) ORDER BY batch")
                .bind(0, run)
                .bind(1, name)
                .map((row, context) -> points.addAll(read(row).getOrDefault(name, List.of())))
                .list();
        return points;
    }

    /** The last point of every metric among the batches of a run after {@code batch}. */
    static Map<String, Point> lastAfter(Handle handle, long run, long batch) {
        Map<String, Point> last = new HashMap<>();
        handle.createQuery("SELECT name, points FROM metric_batches WHERE run = ? AND batch > ? ORDER BY run, batch")
                .bind(0, run)
                .bind(1, batch)
                .map((row, context) -> {
                    read(row)
                            .forEach((name, points) ->
                                    last.merge(name, Collections.max(points, Point.LATEST), MetricBatches::later));
                    return true;
                })
                .list();
        return last;
    }

    static Point later(Point one, Point other) {
        return Point.LATEST.compare(one, other) >= 0 ? one : other;
    }

    private static Map<String, List<Point>> read(ResultSet row) throws SQLException {
        String name = row.getString(1);
        byte[] packed = row.getBytes(2);
        return name.equals(SEVERAL) ? PackedPoints.unpackNamed(packed) : Map.of(name, PackedPoints.unpack(packed));
    }
}
