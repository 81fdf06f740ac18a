package dev.lazurite.jobs.schedule;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;

/** The document of the job that a schedule starts. */
final class ScheduledJob {
    private static final DateTimeFormatter DISPLAY =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final List<String> OF_SERVICE = List.of("status", "services", "sourceJobId", "isArchived");
    private static final String NAME = "${{name}}";
    private static final String TIME = "${{creation_context.trigger_time}}";

    private ScheduledJob() {}

    /**
     * @param definition what the schedule says of the job
     * @param source the properties of the job that the schedule refers to; empty where it refers to none
     * @param job the name of the new job
     */
    static ObjectNode properties(ObjectNode definition, ObjectNode source, String schedule, String job, Instant time) {
        ObjectNode properties = source.deepCopy();
        definition.properties().forEach(field -> {
            JsonNode value = field.getValue();
            boolean says =
                    !value.isNull() && !(value.isTextual() && value.asText().isEmpty());
            if (says && !(value.isContainerNode() && value.isEmpty() && properties.has(field.getKey()))) {
                properties.set(field.getKey(), value.deepCopy());
            }
        });
        properties.remove(OF_SERVICE);
        // The name that Microsoft documents for jobs of a schedule.
        properties.put("displayName", schedule + "-" + DISPLAY.format(time));
        Json.child(properties, "tags").put(JobSchedules.TAG, schedule);
        properties.path("inputs").forEach(input -> resolve(input, "value", job, time));
        properties.path("outputs").forEach(output -> resolve(output, "uri", job, time));
        return properties;
    }

    private static void resolve(JsonNode port, String field, String job, Instant time) {
        if (port instanceof ObjectNode object && object.path(field).isTextual()) {
            String text = object.path(field).asText();
            object.put(field, text.replace(NAME, job).replace(TIME, time.toString()));
        }
    }
}
