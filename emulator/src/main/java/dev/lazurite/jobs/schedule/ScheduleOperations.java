package dev.lazurite.jobs.schedule;

import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.ArmSurface;
import dev.lazurite.arm.AsyncOperations;
import dev.lazurite.arm.Documents;
import dev.lazurite.arm.Page;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceEngine;
import dev.lazurite.arm.ResourceManager;
import dev.lazurite.arm.ResourceStore;
import dev.lazurite.arm.ResourceType;
import dev.lazurite.arm.Versions;
import dev.lazurite.jobs.kind.Region;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.platform.http.Handler;
import dev.lazurite.platform.http.Method;
import dev.lazurite.platform.http.Operation;

/** The operations of the {@code schedules} resource (real-answers-jobs section 9). */
final class ScheduleOperations {
    private static final String NAMESPACE = "Microsoft.MachineLearningServices";
    private static final String PATH = "workspaces/{workspace}/schedules/{schedule}";
    private static final int PAGE = 100;

    private final Schedules schedules;
    private final ResourceManager arm;
    private final ResourceEngine engine;
    private final AsyncOperations async;
    private final Clock clock;
    private final ResourceType type;

    ScheduleOperations(Schedules schedules, ResourceManager arm, Clock clock) {
        this.schedules = schedules;
        this.arm = arm;
        this.engine = arm.engine();
        this.async = arm.async();
        this.clock = clock;
        this.type = ResourceType.of(
                        NAMESPACE, PATH, "Schedules", Versions.MACHINE_LEARNING, new ScheduleRules(schedules, clock))
                .longRunning("mfeOperationsStatus");
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (Operation operation : arm.resources().of(type)) {
            operations.add(
                    switch (operation.id()) {
                        case "Schedules_CreateOrUpdate" ->
                            with(operation, this::put).asLongRunning();
                        case "Schedules_Delete" -> with(operation, this::delete).asLongRunning();
                        case "Schedules_List" -> with(operation, this::list);
                        default -> operation;
                    });
        }
        operations.add(Operation.of(
                        "Schedules_Trigger",
                        ArmSurface.NAME,
                        Method.POST,
                        "/subscriptions/{subscription}/resourceGroups/{group}/providers/" + NAMESPACE + "/" + PATH
                                + "/trigger",
                        this::trigger)
                .versions(Versions.MACHINE_LEARNING)
                .action(Schedules.TYPE + "/write"));
        return operations;
    }

    private static Operation with(Operation operation, Handler handler) {
        return Operation.of(operation.id(), operation.surface(), operation.method(), operation.path(), handler)
                .versions(operation.versions())
                .action(operation.action());
    }

    /** 201 for a change too. */
    private Answer put(Call call) throws IOException {
        ArmId id = engine.id(type, call);
        Resource kept =
                engine.put(type, id, Documents.received(call.json()), call).resource();
        return announce(Answer.json(201, ScheduleView.creating(kept)), call, id)
                .header("Location", call.base() + id + version(call));
    }

    private Answer delete(Call call) {
        ArmId id = engine.id(type, call);
        Resource schedule = engine.require(id);
        if (schedule.at("properties.isEnabled").asBoolean()) {
            throw ArmSurface.userError(
                    400,
                    "BadArgument",
                    "Cannot delete an active trigger. Disable the schedule '" + id.name() + "' first.");
        }
        Resource workspace = engine.require(id.root());
        engine.delete(id);
        String operation = operation(workspace);
        return new Answer(202, Map.of(), new Answer.Document(Json.object().nullNode()))
                .header("Azure-AsyncOperation", address(call, workspace, "mfeOperationsStatus", operation))
                .header("Location", address(call, workspace, "mfeOperationResults", operation))
                .header("x-ms-async-operation-timeout", "PT30M")
                // Deviation: {@code Retry-After} is sent with every long-running operation of schedules; without it
                // clients wait 5 seconds for what is done at once.
                .header("Retry-After", "1");
    }

    private Answer announce(Answer answer, Call call, ArmId id) {
        Resource workspace = engine.require(id.root());
        return answer.header(
                        "Azure-AsyncOperation", address(call, workspace, "mfeOperationsStatus", operation(workspace)))
                .header("x-ms-async-operation-timeout", "PT30M")
                .header("Retry-After", "1");
    }

    private String operation(Resource workspace) {
        return "s:" + workspace.text("properties.workspaceId") + ":" + async.done();
    }

    private static String address(Call call, Resource workspace, String kind, String operation) {
        return call.base() + "/subscriptions/" + workspace.id().subscription() + "/providers/" + NAMESPACE
                + "/locations/" + Region.of(workspace) + "/" + kind + "/" + operation + version(call);
    }

    private static String version(Call call) {
        return "?api-version=" + call.query("api-version").orElse("");
    }

    private Answer list(Call call) {
        ArmId workspace = engine.require(new ArmId(
                        call.parameter("subscription"),
                        call.parameter("group"),
                        NAMESPACE,
                        List.of("workspaces"),
                        List.of(call.parameter("workspace"))))
                .id();
        Predicate<Resource> wanted = wanted(call.query("listViewType").orElse("EnabledOnly"));
        Page page = Page.of(call, PAGE);
        List<Resource> found = arm
                .store()
                .list(
                        workspace.toString(),
                        Schedules.TYPE,
                        ResourceStore.View.ALL,
                        ResourceStore.Order.NEWEST_FIRST,
                        0,
                        Integer.MAX_VALUE)
                .stream()
                .filter(wanted)
                .skip(page.skip())
                .limit(page.size() + 1L)
                .toList();
        return Answer.ok(page.answer(call, found, ScheduleView::of));
    }

    private static Predicate<Resource> wanted(String view) {
        return switch (view.toLowerCase(Locale.ROOT)) {
            case "all" -> schedule -> true;
            case "enabledonly" ->
                schedule -> schedule.at("properties.isEnabled").asBoolean();
            case "disabledonly" ->
                schedule -> !schedule.at("properties.isEnabled").asBoolean();
            default ->
                throw Fault.of(
                                400,
                                "InvalidParameter",
                                "The query parameter 'listViewType' has the value '" + view
                                        + "'; EnabledOnly, DisabledOnly or All is expected.")
                        .at("listViewType");
        };
    }

    /** Starts the job of a schedule once, out of turn. */
    private Answer trigger(Call call) throws IOException {
        Resource schedule = engine.require(engine.id(type, call));
        ObjectNode asked = call.json();
        String job = schedules.start(schedule, time(Json.text(asked, "scheduleTime", "")));
        return Answer.ok(Json.object().put("scheduleActionType", "CreateJob").put("submissionId", job));
    }

    private Instant time(String text) {
        if (text.isEmpty()) {
            return clock.instant();
        }
        try {
            return text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException malformed) {
            throw ArmSurface.userError(
                    400,
                    "BadArgument",
                    "The property 'scheduleTime' has the value '" + text
                            + "'; a time such as 2024-02-19T00:00:00 is expected.");
        }
    }
}
