package dev.lazurite.tracking.record;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Points in 24 bytes each: timestamp, step, value, big-endian. Points of several metrics have, before those of each, the
 * length of its name, the name in UTF-8 and the number of points.
 */
final class PackedPoints {
    private static final int SIZE = 24;

    private PackedPoints() {}

    static byte[] pack(List<Point> points) {
        ByteBuffer packed = ByteBuffer.allocate(points.size() * SIZE);
        put(packed, points);
        return packed.array();
    }

    static byte[] pack(Map<String, List<Point>> metrics) {
        int size = 0;
        for (Map.Entry<String, List<Point>> metric : metrics.entrySet()) {
            size += Short.BYTES
                    + utf8(metric.getKey()).length
                    + Integer.BYTES
                    + metric.getValue().size() * SIZE;
        }
        ByteBuffer packed = ByteBuffer.allocate(size);
        metrics.forEach((key, points) -> {
            byte[] name = utf8(key);
            packed.putShort((short) name.length).put(name).putInt(points.size());
            put(packed, points);
        });
        return packed.array();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void put(ByteBuffer packed, List<Point> points) {
        for (Point point : points) {
            packed.putLong(point.timestamp()).putLong(point.step()).putDouble(point.value());
        }
    }

    static List<Point> unpack(byte[] packed) {
        return points(ByteBuffer.wrap(packed), packed.length / SIZE);
    }

    static Map<String, List<Point>> unpackNamed(byte[] packed) {
        Map<String, List<Point>> metrics = new LinkedHashMap<>();
        ByteBuffer buffer = ByteBuffer.wrap(packed);
        while (buffer.hasRemaining()) {
            byte[] name = new byte[buffer.getShort()];
            buffer.get(name);
            metrics.put(new String(name, StandardCharsets.UTF_8), points(buffer, buffer.getInt()));
        }
        return metrics;
    }

    private static List<Point> points(ByteBuffer buffer, int count) {
        List<Point> points = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            points.add(new Point(buffer.getLong(), buffer.getLong(), buffer.getDouble()));
        }
        return points;
    }
}
