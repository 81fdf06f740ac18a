package dev.lazurite.tracking.mlflow;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Call;
import dev.lazurite.tracking.Scope;
import dev.lazurite.tracking.Tracking;
import dev.lazurite.tracking.Workspaces;
import dev.lazurite.tracking.artifacts.ArtifactUris;
import dev.lazurite.tracking.record.Inputs;
import dev.lazurite.tracking.record.Lifecycle;
import dev.lazurite.tracking.record.Point;
import dev.lazurite.tracking.record.Refusals;
import dev.lazurite.tracking.record.TrackedRun;

/** What the handlers share: the run that a call is about, checked against who calls, and runs written for that caller. */
final class Calls {
    private final Tracking tracking;
    private final Workspaces workspaces;
    private final ArtifactUris uris;

    Calls(Tracking tracking, Workspaces workspaces, ArtifactUris uris) {
        this.tracking = tracking;
        this.workspaces = workspaces;
        this.uris = uris;
    }

    Scope scope(Call call) {
        return Scope.of(call, workspaces);
    }

    /** A run that the caller may see; 404 or 403 otherwise. */
    TrackedRun run(Call call, Scope scope, String id) {
        TrackedRun run = tracking.runs().get(scope.workspace(), id);
        tracking.access().check(call.principal(), run);
        return run;
    }

    /** The run that the parameters name. */
    TrackedRun run(Call call, Parameters parameters) {
        return run(call, scope(call), parameters.runId());
    }

    /** The run that the parameters name, which must be in use. */
    TrackedRun active(Call call, Parameters parameters) {
        TrackedRun run = run(call, parameters);
        if (run.lifecycle() == Lifecycle.DELETED) {
            throw Refusals.invalid("The run " + run.id() + " must be in the 'active' state. Current state is deleted.");
        }
        return run;
    }

    String artifactUri(Call call, Scope scope, TrackedRun run) {
        return uris.of(call, scope, run);
    }

    /** One run with all that was logged to it. */
    ObjectNode view(Call call, Scope scope, TrackedRun run) {
        return (ObjectNode) views(call, scope, List.of(run)).get(0);
    }

    /** Several runs with all that was logged to them. */
    ArrayNode views(Call call, Scope scope, List<TrackedRun> runs) {
        List<Long> all = runs.stream().map(TrackedRun::seq).toList();
        Map<Long, Map<String, Point>> metrics = tracking.metrics().latest(all);
        Map<Long, Map<String, String>> params = tracking.params().of(all);
        Map<Long, Inputs> inputs = tracking.inputs().of(all);
        ArrayNode views = Json.array();
        for (TrackedRun run : runs) {
            views.add(Views.run(
                    run,
                    uris.of(call, scope, run),
                    metrics.getOrDefault(run.seq(), Map.of()),
                    params.getOrDefault(run.seq(), Map.of()),
                    inputs.getOrDefault(run.seq(), Inputs.NONE)));
        }
        return views;
    }
}
