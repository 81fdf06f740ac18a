package dev.lazurite.tracking.history;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.tracking.Scope;
import dev.lazurite.tracking.Tracking;
import dev.lazurite.tracking.Workspaces;
import dev.lazurite.tracking.record.TrackedRun;

/** The run that a call of run history is about, checked against who calls, and runs written with what is above them. */
final class Lookup {
    /** How far up a family is followed; real ones have three or four generations. */
    private static final int GENERATIONS = 16;

    private final Tracking tracking;
    private final Workspaces workspaces;
    private final RunView view;

    Lookup(Tracking tracking, Workspaces workspaces, RunView view) {
        this.tracking = tracking;
        this.workspaces = workspaces;
        this.view = view;
    }

    Scope scope(Call call) {
        return Scope.of(call, workspaces);
    }

    /** The run of the call's path, in its experiment where the path names one. */
    TrackedRun run(Call call) {
        TrackedRun run = run(call, scope(call), call.parameter("run"));
        Optional<String> experiment = call.maybeParameter("experiment");
        boolean elsewhere = experiment.isPresent()
                && !experiment.get().equals(run.experimentName())
                && !experiment.get().equals(run.experimentId());
        if (elsewhere) {
            throw Fault.of(
                    404, "NotFound", "Run '" + run.id() + "' was not found in experiment '" + experiment.get() + "'.");
        }
        return run;
    }

    TrackedRun run(Call call, Scope scope, String id) {
        TrackedRun run = tracking.runStore()
                .find(scope.workspace(), id)
                .orElseThrow(() -> Fault.of(404, "NotFound", "Run " + id + " was not found"));
        tracking.access().check(call.principal(), run);
        return run;
    }

    ObjectNode view(TrackedRun run) {
        Optional<TrackedRun> parent = above(run);
        TrackedRun root = parent.orElse(run);
        for (int i = 0; i < GENERATIONS && !root.parent().isEmpty(); i++) {
            root = above(root).orElse(root);
        }
        return view.of(run, root, parent, region(run), tracking.assets().of(run));
    }

    String region(TrackedRun run) {
        return workspaces.region(run.workspace());
    }

    private Optional<TrackedRun> above(TrackedRun run) {
        return run.parent().isEmpty() ? Optional.empty() : tracking.runStore().find(run.workspace(), run.parent());
    }
}
