package dev.lazurite.ml.compute;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.Documents;
import dev.lazurite.arm.Resource;
import dev.lazurite.platform.Json;

/** The schedules by which a compute instance starts and stops, as its document has them. */
public final class StartStopSchedules {
    private static final String PLACE = "properties.properties.schedules.computeStartStop";

    private StartStopSchedules() {}

    /**
     * One of them.
     *
     * @param trigger in the form that the triggers of job schedules have
     */
    public record StartStop(ComputePower.Operation action, ObjectNode trigger) {}

    /** Refuses a trigger that the service would refuse; who reads triggers is another room. */
    @FunctionalInterface
    public interface TriggerCheck {
        /** @param place of the trigger in the document, for the refusal */
        void check(ObjectNode trigger, String place);
    }

    /** Completes what was sent as {@code schedules}, and checks it. */
    static JsonNode complete(ArmId instance, JsonNode sent, TriggerCheck check) {
        if (!(sent instanceof ObjectNode object)) {
            return com.fasterxml.jackson.databind.node.NullNode.getInstance();
        }
        ObjectNode shown = object.deepCopy();
        int index = 0;
        for (JsonNode one : shown.path("computeStartStop")) {
            String place = PLACE + "[" + index + "]";
            if (!(one instanceof ObjectNode schedule)) {
                throw Documents.wrongType(place, "an object", one);
            }
            if (action(schedule).isEmpty()) {
                throw Documents.wrongType(place + ".action", "Start or Stop", schedule.path("action"));
            }
            check.check(trigger(schedule), place + "." + kind(schedule));
            String seed = instance.key() + "/" + index;
            schedule.put(
                    "id",
                    UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8))
                            .toString());
            schedule.put("provisioningStatus", "Completed");
            schedule.put("status", Json.text(schedule, "status", "Enabled"));
            index++;
        }
        return shown;
    }

    /** Those of an instance that are enabled. */
    public static List<StartStop> of(Resource instance) {
        List<StartStop> enabled = new ArrayList<>();
        for (JsonNode one : instance.at(PLACE)) {
            if (one instanceof ObjectNode schedule
                    && !Json.text(schedule, "status", "").equalsIgnoreCase("Disabled")) {
                action(schedule).ifPresent(action -> enabled.add(new StartStop(action, trigger(schedule))));
            }
        }
        return enabled;
    }

    private static Optional<ComputePower.Operation> action(ObjectNode schedule) {
        return switch (Json.text(schedule, "action", "").toLowerCase(java.util.Locale.ROOT)) {
            case "start" -> Optional.of(ComputePower.Operation.START);
            case "stop" -> Optional.of(ComputePower.Operation.STOP);
            default -> Optional.empty();
        };
    }

    private static String kind(ObjectNode schedule) {
        return Json.text(schedule, "triggerType", "").equalsIgnoreCase("cron") ? "cron" : "recurrence";
    }

    private static ObjectNode trigger(ObjectNode schedule) {
        ObjectNode trigger = Json.object();
        if (schedule.path(kind(schedule)) instanceof ObjectNode fields) {
            trigger.setAll(fields.deepCopy());
        }
        return trigger.put("triggerType", Json.text(schedule, "triggerType", ""));
    }
}
