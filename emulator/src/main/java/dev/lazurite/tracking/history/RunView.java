package dev.lazurite.tracking.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;
import dev.lazurite.tracking.Runs;
import dev.lazurite.tracking.record.RunAsset;
import dev.lazurite.tracking.record.TrackedRun;

/** A run as run history writes it: the 61 keys of recorded answers, in their order. */
final class RunView {
    private final String tenant;

    /**
     * Writes runs.
     *
     * @param tenant the id of the tenant, of which every creator is
     */
    RunView(String tenant) {
        this.tenant = tenant;
    }

    /**
     * One run.
     *
     * @param root the topmost run above it; itself where there is none
     * @param parent the run above it
     * @param assets what it reads and makes
     */
    ObjectNode of(TrackedRun run, TrackedRun root, Optional<TrackedRun> parent, String region, List<RunAsset> assets) {
        String duration = span(run);
        ObjectNode view = Json.object()
                .put("runNumber", run.created() / 1000)
                .put("rootRunId", root.id())
                .put("createdUtc", time(run.created()));
        view.set("createdBy", user(run.createdBy()));
        view.put("userId", run.createdBy()).putNull("token").putNull("tokenExpiryTimeUtc");
        view.set("error", error(run, region));
        view.putNull("warnings")
                .put("revision", run.revision())
                .put("statusRevision", run.revision())
                .put("runUuid", run.uuid())
                .put("parentRunUuid", parent.map(TrackedRun::uuid).orElse(null))
                .put("rootRunUuid", root.uuid());
        view.set("lastStartTimeUtc", time(run.started()));
        view.putNull("currentComputeTime").put("computeDuration", duration);
        view.set("effectiveStartTimeUtc", time(run.started()));
        view.set("lastModifiedBy", user(run.createdBy()));
        view.put("lastModifiedUtc", time(run.modified()))
                .put("duration", duration)
                .putNull("cancelationReason")
                .put("currentAttemptId", 1)
                .put("runId", run.id())
                .put("parentRunId", run.parent().isEmpty() ? null : run.parent())
                .put("experimentId", run.experimentId())
                .put("status", run.status().azure());
        view.set("startTimeUtc", time(run.started()));
        view.set("endTimeUtc", time(run.ended()));
        view.putNull("scheduleId")
                .put("displayName", run.displayName())
                .putNull("name")
                .put("dataContainerId", "dcid." + run.properties().getOrDefault("azureml.reusedrunid", run.id()))
                .put("description", run.description().isEmpty() ? null : run.description())
                .put("hidden", run.hidden())
                .put("runType", run.ofJob() ? run.type() : null);
        view.set("runTypeV2", type(run));
        view.set("properties", strings(run.properties()));
        view.putObject("parameters");
        view.putObject("actionUris");
        view.putNull("scriptName").putNull("target");
        view.putArray("uniqueChildRunComputeTargets");
        view.set("tags", strings(run.toRun().tags()));
        view.putObject("settings");
        view.putObject("services");
        view.putArray("inputDatasets");
        view.putArray("outputDatasets");
        for (String name : new String[] {
            "runDefinition",
            "jobSpecification",
            "primaryMetricName",
            "createdFrom",
            "cancelUri",
            "completeUri",
            "diagnosticsUri",
            "computeRequest",
            "compute",
            "retainForLifetimeOfWorkspace",
            "queueingInfo"
        }) {
            view.putNull(name);
        }
        view.set("inputs", assets(assets, RunAsset.Direction.READ));
        view.set("outputs", assets(assets, RunAsset.Direction.MADE));
        return view;
    }

    /** Inputs or outputs by name; null where there are none. */
    private static JsonNode assets(List<RunAsset> assets, RunAsset.Direction direction) {
        ObjectNode view = Json.object();
        assets.stream()
                .filter(asset -> asset.direction() == direction)
                .forEach(asset -> view.putObject(asset.name())
                        .put("assetId", asset.asset())
                        .put("type", asset.type()));
        return view.isEmpty() ? NullNode.getInstance() : view;
    }

    private ObjectNode user(String id) {
        return Json.object()
                .put("userObjectId", id)
                .putNull("userPuId")
                .putNull("userIdp")
                .putNull("userAltSecId")
                .put("userIss", "https://sts.windows.net/" + tenant + "/")
                .put("userTenantId", tenant)
                .put("userName", id)
                .putNull("upn");
    }

    private static JsonNode type(TrackedRun run) {
        if (!run.ofJob()) {
            return NullNode.getInstance();
        }
        ObjectNode type = Json.object().put("orchestrator", "Execution");
        type.putArray("traits").add(run.type());
        return type.put("attribution", run.type()).putNull("computeType");
    }

    /** What made a run fail, in the shape of Azure ML's services; null for a run that did not. */
    static JsonNode error(TrackedRun run, String region) {
        if (run.error().isEmpty()) {
            return NullNode.getInstance();
        }
        Runs.RunError error = run.error().get();
        ObjectNode body = Json.object();
        ObjectNode inner = body.putObject("error");
        inner.put("code", error.code())
                .putNull("severity")
                .put("message", error.message())
                .putNull("messageFormat")
                .putNull("messageParameters")
                .putNull("referenceCode")
                .putNull("detailsUri")
                .putNull("target");
        inner.putArray("details");
        inner.putNull("innerError").putNull("debugInfo").putNull("additionalInfo");
        String uuid = run.uuid().replace("-", "");
        body.putObject("correlation").put("operation", uuid).put("request", uuid.substring(0, 16));
        return body.put("environment", region)
                .put("location", region)
                .put("time", time(run.ended().orElse(run.modified())))
                .put("componentName", "Execution");
    }

    static ObjectNode strings(Map<String, String> values) {
        ObjectNode object = Json.object();
        values.forEach(object::put);
        return object;
    }

    static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    static JsonNode time(Optional<Long> millis) {
        return millis.<JsonNode>map(when -> Json.object().textNode(time(when))).orElseGet(NullNode::getInstance);
    }

    /** How long a run took, as .NET writes it; null before its end. */
    private static String span(TrackedRun run) {
        if (run.started().isEmpty() || run.ended().isEmpty()) {
            return null;
        }
        Duration duration =
                Duration.ofMillis(Math.max(0, run.ended().get() - run.started().get()));
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%03d0000",
                duration.toHours(),
                duration.toMinutesPart(),
                duration.toSecondsPart(),
                duration.toMillisPart());
    }
}
