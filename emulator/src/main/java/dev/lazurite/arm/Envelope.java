package dev.lazurite.arm;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;

/** How the resource manager shows a resource: id, name, type, what was written, and systemData. */
public final class Envelope {
    private static final List<String> ORDER =
            List.of("location", "tags", "kind", "properties", "identity", "sku", "managedBy", "zones", "plan");
    private static final DateTimeFormatter SEVEN_DIGITS = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 7, true)
            .appendOffset("+HH:MM", "+00:00")
            .toFormatter(java.util.Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Envelope() {}

    /** A moment as the service writes it: up to seven digits of a second, zone {@code +00:00}. */
    public static String time(Instant moment) {
        return SEVEN_DIGITS.format(moment);
    }

    /** The usual envelope. */
    public static ObjectNode of(Resource resource) {
        ObjectNode shown = head(resource);
        for (String name : ORDER) {
            if (resource.body().has(name)) {
                shown.set(name, resource.body().get(name));
            }
        }
        resource.body().properties().forEach(field -> {
            if (!shown.has(field.getKey())) {
                shown.set(field.getKey(), field.getValue());
            }
        });
        shown.set("systemData", systemData(resource));
        return shown;
    }

    /** Id, name and type alone. */
    public static ObjectNode head(Resource resource) {
        return Json.object()
                .put("id", resource.id().toString())
                .put("name", resource.name())
                .put("type", resource.id().type());
    }

    /** Who made it and who changed it last. */
    public static ObjectNode systemData(Resource resource) {
        return Json.object()
                .put("createdAt", time(resource.createdAt()))
                .put("createdBy", resource.createdBy())
                .put("createdByType", "Application")
                .put("lastModifiedAt", time(resource.modifiedAt()))
                .put("lastModifiedBy", resource.modifiedBy())
                .put("lastModifiedByType", "Application");
    }
}
