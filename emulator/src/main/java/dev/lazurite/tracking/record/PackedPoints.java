package dev.lazurite.tracking.record;

import java.nio.ByteBuffer;
import java.util.List;

/** Points in 24 bytes each: timestamp, step, value, big-endian. */
final class PackedPoints {
    private static final int SIZE = 24;

    private PackedPoints() {}

    static byte[] pack(List<Point> points) {
        ByteBuffer packed = ByteBuffer.allocate(points.size() * SIZE);
        for (Point point : points) {
            packed.putLong(point.timestamp()).putLong(point.step()).putDouble(point.value());
        }
        return packed.array();
    }

    static void unpack(byte[] packed, List<Point> into) {
        ByteBuffer buffer = ByteBuffer.wrap(packed);
        while (buffer.remaining() >= SIZE) {
            into.add(new Point(buffer.getLong(), buffer.getLong(), buffer.getDouble()));
        }
    }
}
