package dev.lazurite.jobs.schedule;

import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.Envelope;
import dev.lazurite.arm.Resource;
import dev.lazurite.jobs.kind.ShownProperties;
import dev.lazurite.platform.Json;

import static dev.lazurite.jobs.kind.ShownProperties.copy;
import static dev.lazurite.jobs.kind.ShownProperties.or;

/** A schedule as the service shows it: without id and type, its job completed with what a job has that was not sent. */
final class ScheduleView {
    private static final String[] COMMON = {"computeId", "isArchived", "identity", "componentId", "notificationSetting"
    };
    private static final String[] PIPELINE = {"settings", "jobs", "inputs", "outputs", "sourceJobId"};

    private ScheduleView() {}

    static ObjectNode of(Resource schedule) {
        ObjectNode shown = Json.object().put("name", schedule.name());
        shown.set("properties", properties(schedule.properties(), "Succeeded"));
        shown.set("systemData", Envelope.systemData(schedule));
        return shown;
    }

    /** What a PUT answers: the properties alone. */
    static ObjectNode creating(Resource schedule) {
        return Json.object().set("properties", properties(schedule.properties(), "Creating"));
    }

    private static ObjectNode properties(ObjectNode kept, String state) {
        ObjectNode shown = Json.object();
        copy(kept, shown, "description");
        shown.set("tags", or(kept, "tags", "{}"));
        shown.set("properties", or(kept, "properties", "{}"));
        copy(kept, shown, "displayName");
        shown.put("isEnabled", kept.path("isEnabled").asBoolean());
        shown.set("trigger", trigger((ObjectNode) kept.get("trigger")));
        shown.putObject("action").put("actionType", "CreateJob").set("jobDefinition", definition((ObjectNode)
                Json.at(kept, "action.jobDefinition")));
        return shown.put("provisioningState", state);
    }

    private static ObjectNode trigger(ObjectNode kept) {
        ObjectNode shown = Json.object();
        copy(kept, shown, "endTime");
        copy(kept, shown, "startTime");
        shown.put("timeZone", Json.text(kept, "timeZone", "UTC"));
        shown.put("triggerType", capital(Json.text(kept, "triggerType", "")));
        if (kept.has("frequency")) {
            shown.put("frequency", capital(Json.text(kept, "frequency", "")));
        }
        kept.properties().forEach(field -> {
            if (!shown.has(field.getKey())) {
                shown.set(field.getKey(), field.getValue());
            }
        });
        return shown;
    }

    private static ObjectNode definition(ObjectNode kept) {
        ObjectNode shown = Json.object();
        copy(kept, shown, "description");
        shown.set("tags", or(kept, "tags", "{}"));
        shown.set("properties", or(kept, "properties", "{}"));
        copy(kept, shown, "displayName");
        shown.put("status", "NotStarted");
        shown.put("experimentName", Json.text(kept, "experimentName", "Default"));
        String type = capital(Json.text(kept, "jobType", ""));
        shown.set("services", type.equals("Pipeline") ? kept.nullNode() : Json.object());
        for (String name : COMMON) {
            copy(kept, shown, name);
        }
        shown.put("isArchived", kept.path("isArchived").asBoolean()).put("jobType", type);
        switch (type) {
            case "Command" -> command(kept, shown);
            case "Pipeline" -> {
                for (String name : PIPELINE) {
                    copy(kept, shown, name);
                }
                ports(kept, shown);
            }
            default -> {}
        }
        kept.properties().forEach(field -> {
            if (!shown.has(field.getKey())) {
                shown.set(field.getKey(), field.getValue());
            }
        });
        return shown;
    }

    private static void command(ObjectNode kept, ObjectNode shown) {
        JsonNode sent = kept.path("resources");
        ObjectNode resources = shown.putObject("resources")
                .put("instanceCount", sent.path("instanceCount").asInt(1));
        for (String name : new String[] {"instanceType", "locations", "properties"}) {
            copy(sent, resources, name);
        }
        resources.put("shmSize", Json.text(sent, "shmSize", "2g"));
        copy(sent, resources, "dockerArgs");
        for (String name : new String[] {"codeId", "command", "environmentId", "inputs", "outputs"}) {
            copy(kept, shown, name);
        }
        ports(kept, shown);
        for (String name : new String[] {"distribution", "autologgerSettings", "limits", "environmentVariables"}) {
            copy(kept, shown, name);
        }
        copy(kept, shown, "parameters");
        copy(kept, shown, "queueSettings");
    }

    private static void ports(ObjectNode kept, ObjectNode shown) {
        shown.set("inputs", ShownProperties.inputs(kept.path("inputs")));
        shown.set("outputs", ShownProperties.outputs(kept.path("outputs")));
    }

    private static String capital(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
