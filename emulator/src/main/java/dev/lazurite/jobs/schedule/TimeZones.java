package dev.lazurite.jobs.schedule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Time zones by the names that schedules have: those of Windows, which the service documents, and IANA's. */
final class TimeZones {
    private static final String RESOURCE = "/dev/lazurite/jobs/schedule/windows-time-zones.txt";
    private static final Map<String, String> WINDOWS = read();

    private TimeZones() {}

    static Optional<ZoneId> find(String name) {
        try {
            return Optional.of(ZoneId.of(WINDOWS.getOrDefault(name, name)));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    private static Map<String, String> read() {
        Map<String, String> zones = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        try (InputStream resource = TimeZones.class.getResourceAsStream(RESOURCE)) {
            String text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
            text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                int equals = line.indexOf('=');
                zones.put(line.substring(0, equals), line.substring(equals + 1));
            });
            return zones;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
