package dev.lazurite.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.ArmSurface;
import dev.lazurite.arm.AsyncOperations;
import dev.lazurite.arm.Page;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceEngine;
import dev.lazurite.arm.ResourceOperations;
import dev.lazurite.arm.ResourceStore;
import dev.lazurite.arm.ResourceType;
import dev.lazurite.arm.Versions;
import dev.lazurite.identity.RunIdentity;
import dev.lazurite.jobs.kind.Children;
import dev.lazurite.jobs.kind.Region;
import dev.lazurite.jobs.schedule.JobSchedules;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.platform.http.Method;
import dev.lazurite.platform.http.Operation;
import dev.lazurite.tracking.Runs;

/** The operations of the {@code jobs} resource. */
final class JobOperations {
    private static final String NAMESPACE = "Microsoft.MachineLearningServices";
    private static final String PATH = "workspaces/{workspace}/jobs/{job}";
    private static final String JOBS = "/subscriptions/{subscription}/resourceGroups/{group}/providers/" + NAMESPACE
            + "/workspaces/{workspace}/jobs";
    private static final String RESULTS = "/subscriptions/{subscription}/providers/" + NAMESPACE
            + "/locations/{location}/mfeOperationResults/{operation}";
    private static final int PAGE = 100;

    private final ResourceEngine engine;
    private final ResourceStore store;
    private final ResourceType type;
    private final Jobs jobs;
    private final JobDocuments documents;

    JobOperations(ResourceEngine engine, ResourceStore store, JobRules rules, Jobs jobs, JobDocuments documents) {
        this.documents = documents;
        this.engine = engine;
        this.store = store;
        this.jobs = jobs;
        this.type = ResourceType.of(NAMESPACE, PATH, "Jobs", Versions.MACHINE_LEARNING, rules)
                .listed(ResourceStore.Order.NEWEST_FIRST, PAGE);
    }

    List<Operation> operations(ResourceOperations generic, AsyncOperations async) {
        List<Operation> operations = new ArrayList<>();
        for (Operation operation : generic.of(type)) {
            // whether a job is archived is a matter of its run, which the engine's list does not know
            if (operation.id().equals("Jobs_Get")) {
                operations.add(Operation.of(operation.id(), operation.surface(), Method.GET, operation.path(), call -> {
                            RunIdentity.check(call.principal(), workspace(call).key(), call.parameter("job"));
                            Optional<Resource> child = documents.child(id(call));
                            return child.isPresent()
                                    ? view(child.get(), call)
                                    : operation.handler().handle(call);
                        })
                        .versions(operation.versions())
                        .action(operation.action())
                        .forRuns());
            } else if (!operation.id().equals("Jobs_List")) {
                operations.add(operation);
            }
        }
        operations.add(Operation.of("Jobs_List", ArmSurface.NAME, Method.GET, JOBS, this::list)
                .versions(Versions.MACHINE_LEARNING)
                .action(type.type() + "/read"));
        operations.add(Operation.of("Jobs_Cancel", ArmSurface.NAME, Method.POST, JOBS + "/{job}/cancel", this::cancel)
                .versions(Versions.MACHINE_LEARNING)
                .action(type.type() + "/cancel/action")
                .asLongRunning());
        operations.add(
                Operation.of("Jobs_CancelResult", ArmSurface.NAME, Method.GET, RESULTS, call -> result(call, async))
                        .versions(Versions.MACHINE_LEARNING));
        return operations;
    }

    private ArmId id(Call call) {
        return engine.id(type, call);
    }

    /** A step of a pipeline has no properties here (real-answers-jobs section 5): clients then look in run history. */
    private Answer view(Resource child, Call call) {
        ObjectNode view = type.rules().view(child, call);
        boolean step = jobs.run(child.id())
                .filter(run -> run.type().equals(Children.STEP))
                .isPresent();
        return Answer.ok(step ? view.without("properties") : view);
    }

    private Answer list(Call call) {
        ArmId workspace = engine.require(workspace(call)).id();
        String view = call.query("listViewType").orElse("ActiveOnly");
        if (!List.of("activeonly", "archivedonly", "all").contains(view.toLowerCase(Locale.ROOT))) {
            throw Fault.of(
                            400,
                            "InvalidParameter",
                            "The query parameter 'listViewType' has the value '" + view
                                    + "'; ActiveOnly, ArchivedOnly or All is expected.")
                    .at("listViewType");
        }
        Page page = Page.of(call, PAGE);
        List<Resource> all = store.list(
                workspace.toString(),
                type.type(),
                ResourceStore.View.ALL,
                ResourceStore.Order.NEWEST_FIRST,
                0,
                Integer.MAX_VALUE);
        List<Resource> wanted = all.stream()
                .filter(job -> wanted(view, job) && ofSchedule(job, call))
                .skip(page.skip())
                .limit(page.size() + 1L)
                .toList();
        return Answer.ok(page.answer(call, wanted, job -> type.rules().view(job, call)));
    }

    private static ArmId workspace(Call call) {
        return new ArmId(
                call.parameter("subscription"),
                call.parameter("group"),
                NAMESPACE,
                List.of("workspaces"),
                List.of(call.parameter("workspace")));
    }

    /** Whether a job is one of those of a schedule that a list is asked for with {@code scheduleId}. */
    private boolean ofSchedule(Resource job, Call call) {
        String schedule = call.query("scheduleId").orElse("");
        return schedule.isEmpty()
                || jobs.run(job.id())
                        .filter(run -> schedule.equals(run.tags().get(JobSchedules.TAG)))
                        .isPresent();
    }

    private boolean wanted(String view, Resource job) {
        if (view.equalsIgnoreCase("All")) {
            return true;
        }
        boolean archived = jobs.run(job.id()).map(Runs.Run::hidden).orElse(false);
        return archived == view.equalsIgnoreCase("ArchivedOnly");
    }

    /** Terminal jobs: 200 and nothing else; others: 202 and an address to poll (real-answers-jobs section 3). */
    private Answer cancel(Call call) {
        ArmId id = id(call);
        Resource job = documents.child(id).orElseGet(() -> engine.require(id));
        if (!jobs.cancel(job.id(), "")) {
            return Answer.empty(200);
        }
        Resource workspace = engine.require(job.id().root());
        String operation = "jc:" + workspace.text("properties.workspaceId") + ":" + job.name();
        return new Answer(202, Map.of(), new Answer.Document(Json.object().nullNode()))
                .header(
                        "Location",
                        call.base() + "/subscriptions/" + job.id().subscription() + "/providers/" + NAMESPACE
                                + "/locations/" + Region.of(workspace) + "/mfeOperationResults/" + operation
                                + "?api-version=" + call.query("api-version").orElse(""))
                .header("x-ms-async-operation-timeout", "PT1H")
                // Deviation: {@code Retry-After} is sent with a cancel; without it clients wait 5 seconds for what
                // takes two.
                .header("Retry-After", "1");
    }

    /** The result of a cancel, or of another of the management front end's long-running operations. */
    private Answer result(Call call, AsyncOperations others) {
        return call.parameter("operation").startsWith("jc:") ? cancelled(call) : others.poll(call);
    }

    private Answer cancelled(Call call) {
        String operation = call.parameter("operation");
        String[] parts = operation.split(":", 3);
        if (parts.length != 3) {
            throw unknown(operation);
        }
        Runs.Run run = jobs.named(parts[2]).stream()
                .filter(id ->
                        engine.require(id.root()).text("properties.workspaceId").equalsIgnoreCase(parts[1]))
                .findFirst()
                .flatMap(jobs::run)
                .orElseThrow(() -> unknown(operation));
        return run.status().terminal()
                ? Answer.empty(200)
                : Answer.empty(202).header("Location", call.url()).header("Retry-After", "1");
    }

    private static Fault unknown(String operation) {
        return Fault.of(404, "NotFound", "No operation with the id '" + operation + "' is known.");
    }
}
