package dev.lazurite.tracking.mlflow;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.identity.RunIdentity;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.tracking.RunStatus;
import dev.lazurite.tracking.Runs;
import dev.lazurite.tracking.Scope;
import dev.lazurite.tracking.Tracking;
import dev.lazurite.tracking.record.Batch;
import dev.lazurite.tracking.record.Experiment;
import dev.lazurite.tracking.record.Lifecycle;
import dev.lazurite.tracking.record.Refusals;
import dev.lazurite.tracking.record.TrackedRun;

/** MLflow's {@code runs/...}, as far as it is about runs themselves. */
final class RunHandlers {
    private final Tracking tracking;
    private final Calls calls;

    RunHandlers(Tracking tracking, Calls calls) {
        this.tracking = tracking;
        this.calls = calls;
    }

    Answer create(Call call) throws IOException {
        Scope scope = calls.scope(call);
        Parameters parameters = Parameters.of(call);
        Experiment experiment = tracking.experiments().byId(scope.workspace(), parameters.text("experiment_id", "0"));
        tracking.access().check(call.principal(), experiment);
        Map<String, String> tags = parameters.entries("tags");
        parameters.text("user_id").filter(user -> !user.isEmpty()).ifPresent(user -> tags.put("mlflow.user", user));
        String parent = tags.getOrDefault("mlflow.parentRunId", "");
        if (!parent.isEmpty() && call.principal() instanceof RunIdentity) {
            calls.run(call, scope, parent);
        }
        String name = parameters
                .text("run_name")
                .filter(given -> !given.isEmpty())
                .orElseGet(() -> tags.getOrDefault("mlflow.runName", ""));
        Runs.Submission submission = new Runs.Submission(
                tracking.ids().guid(),
                scope.workspace(),
                experiment.name(),
                name,
                tags.getOrDefault("mlflow.note.content", ""),
                "",
                parent,
                RunStatus.RUNNING,
                call.principal().id(),
                tags,
                Map.of());
        long start = parameters
                .integer("start_time")
                .orElseGet(() -> tracking.clock().millis());
        return run(call, scope, tracking.runs().create(submission, experiment, Optional.of(start)));
    }

    Answer read(Call call) throws IOException {
        Scope scope = calls.scope(call);
        return run(call, scope, calls.run(call, scope, Parameters.of(call).runId()));
    }

    private Answer run(Call call, Scope scope, TrackedRun run) {
        ObjectNode body = Json.object();
        body.set("run", calls.view(call, scope, run));
        return Answer.ok(body);
    }

    /** A job's state is the job's: for its run a state that a client sends changes nothing, as in the service. */
    Answer update(Call call) throws IOException {
        Scope scope = calls.scope(call);
        Parameters parameters = Parameters.of(call);
        TrackedRun run = calls.active(call, parameters);
        Optional<RunStatus> status = parameters.text("status").map(RunHandlers::status);
        Optional<Long> end = parameters.integer("end_time");
        Optional<String> name = parameters.text("run_name").filter(given -> !given.isEmpty());
        TrackedRun changed = tracking.runs().change(scope.workspace(), run.id(), change -> {
            if (!run.ofJob()) {
                status.ifPresent(next ->
                        change.status(next, end.orElseGet(() -> tracking.clock().millis())));
            }
            name.ifPresent(change::displayName);
        });
        if (name.isPresent()) {
            tracking.log().log(run, Batch.ofTags(Map.of("mlflow.runName", name.get())));
        }
        ObjectNode body = Json.object();
        body.set("run_info", Views.info(changed, calls.artifactUri(call, scope, changed)));
        return Answer.ok(body);
    }

    private static RunStatus status(String word) {
        return switch (word) {
            case "RUNNING", "1" -> RunStatus.RUNNING;
            case "SCHEDULED", "2" -> RunStatus.NOT_STARTED;
            case "FINISHED", "3" -> RunStatus.COMPLETED;
            case "FAILED", "4" -> RunStatus.FAILED;
            case "KILLED", "5" -> RunStatus.CANCELED;
            default ->
                throw Refusals.invalid("Invalid value '" + word + "' for parameter 'status' supplied:"
                        + " RUNNING, SCHEDULED, FINISHED, FAILED or KILLED is expected.");
        };
    }

    Answer delete(Call call) throws IOException {
        return lifecycle(call, Lifecycle.DELETED);
    }

    Answer restore(Call call) throws IOException {
        return lifecycle(call, Lifecycle.ACTIVE);
    }

    private Answer lifecycle(Call call, Lifecycle next) throws IOException {
        Scope scope = calls.scope(call);
        TrackedRun run = calls.run(call, scope, Parameters.of(call).runId());
        tracking.runs().change(scope.workspace(), run.id(), change -> change.lifecycle(next));
        return Answer.ok(Json.object());
    }
}
