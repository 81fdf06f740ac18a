package dev.lazurite.jobs.schedule;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.ArmSurface;
import dev.lazurite.arm.Documents;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceRules;
import dev.lazurite.arm.Write;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;

/** What is particular to schedules among resources (real-answers-jobs section 9). */
final class ScheduleRules implements ResourceRules {
    /** By what enabled schedules of all workspaces are found. */
    static final String ENABLED = "enabled";

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_-]{0,254}");

    private final Schedules schedules;
    private final Clock clock;

    ScheduleRules(Schedules schedules, Clock clock) {
        this.schedules = schedules;
        this.clock = clock;
    }

    @Override
    public ObjectNode accept(Write write) {
        if (!NAME.matcher(write.id().name()).matches()) {
            throw ArmSurface.userError(
                    400,
                    "BadArgument",
                    "The schedule name '" + write.id().name() + "' is invalid: a name has 1 to 255 letters, digits, '_'"
                            + " or '-' and begins with a letter or digit.");
        }
        ObjectNode properties = write.properties();
        action(properties);
        if (!properties.path("isEnabled").isBoolean()) {
            properties.put("isEnabled", true);
        }
        trigger(properties, write.existing().map(Resource::createdAt).orElseGet(clock::instant));
        return write.document();
    }

    private static void action(ObjectNode properties) {
        String type = Json.text(properties, "action.actionType", "");
        switch (type.toLowerCase(Locale.ROOT)) {
            case "createjob" -> {}
            case "createmonitor" ->
                throw Fault.notEmulated("Schedules that monitor models and data are not emulated yet; those that"
                        + " create jobs are.");
            case "invokebatchendpoint", "importdata" ->
                throw Fault.notEmulated(
                        "Schedules with the action '" + type + "' are not emulated; those that create jobs are.");
            default ->
                throw Documents.wrongType(
                        "properties.action.actionType",
                        "CreateJob, CreateMonitor, InvokeBatchEndpoint or ImportData",
                        Json.at(properties, "action.actionType"));
        }
        if (!(Json.at(properties, "action.jobDefinition") instanceof ObjectNode definition)) {
            throw Documents.missing("properties.action.jobDefinition");
        }
        if (Json.text(definition, "jobType", "").isEmpty()) {
            throw Documents.missing("properties.action.jobDefinition.jobType");
        }
    }

    private void trigger(ObjectNode properties, Instant created) {
        if (!(properties.path("trigger") instanceof ObjectNode trigger)) {
            throw Documents.missing("properties.trigger");
        }
        TriggerReader.read(trigger, created);
        if (Json.text(trigger, "startTime", "").isEmpty()) {
            trigger.put("startTime", TriggerReader.start(TriggerReader.zoneOf(trigger), created));
        }
    }

    @Override
    public void written(Resource resource, Write write) {
        schedules.watch(resource, write.existing().isEmpty());
    }

    @Override
    public void deleting(Resource resource) {
        schedules.forget(resource.id());
    }

    @Override
    public String lookup(ObjectNode document) {
        return Json.at(document, "properties.isEnabled").asBoolean() ? ENABLED : "";
    }

    @Override
    public ObjectNode view(Resource resource, Call call) {
        return ScheduleView.of(resource);
    }

    @Override
    public Fault notFound(ArmId id) {
        return ArmSurface.userError(404, "NotFound", "Resource Trigger " + id.name() + " not found");
    }
}
