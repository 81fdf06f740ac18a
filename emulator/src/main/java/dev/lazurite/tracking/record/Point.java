package dev.lazurite.tracking.record;

import java.util.Comparator;

/**
 * One value of a metric.
 *
 * @param timestamp epoch milliseconds
 */
public record Point(long timestamp, long step, double value) {
    /** The order of a metric's history, as MLflow's own store gives it. */
    public static final Comparator<Point> HISTORY = Comparator.comparingLong(Point::timestamp)
            .thenComparingLong(Point::step)
            .thenComparingDouble(Point::value);

    /** The largest is a metric's last value: by step, then timestamp, then value. */
    public static final Comparator<Point> LATEST = Comparator.comparingLong(Point::step)
            .thenComparingLong(Point::timestamp)
            .thenComparingDouble(Point::value);
}
