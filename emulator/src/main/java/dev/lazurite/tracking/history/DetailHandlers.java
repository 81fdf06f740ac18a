package dev.lazurite.tracking.history;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.tracking.RunStatus;
import dev.lazurite.tracking.artifacts.RunArtifacts;
import dev.lazurite.tracking.record.TrackedRun;

/** The details of a run: its state and where its logs are. What {@code jobs.stream} of the Azure SDK polls. */
final class DetailHandlers {
    /**
     * How long a job goes on being Finalizing here after its end. Deviation: run history says Finalizing for some seconds after
     * a job's end. The SDK prints no log of a job that is terminal at its first look, and a real job is never as fast as one here. The resource manager and MLflow say the truth at once.
     */
    private static final Duration LINGERS = Duration.ofSeconds(3);

    private static final List<String> LOGS = List.of("user_logs/", "system_logs/", "azureml-logs/", "logs/");

    private final Lookup lookup;
    private final RunArtifacts artifacts;
    private final Clock clock;

    DetailHandlers(Lookup lookup, RunArtifacts artifacts, Clock clock) {
        this.lookup = lookup;
        this.artifacts = artifacts;
        this.clock = clock;
    }

    Answer details(Call call) {
        TrackedRun run = lookup.run(call);
        boolean lingers = lingers(run);
        ObjectNode view = Json.object()
                .put("runId", run.id())
                .putNull("target")
                .put("status", (lingers ? RunStatus.FINALIZING : run.status()).azure());
        view.set("startTimeUtc", RunView.time(run.started()));
        view.set("endTimeUtc", RunView.time(lingers ? Optional.empty() : run.ended()));
        view.set("error", lingers ? view.nullNode() : RunView.error(run, lookup.region(run)));
        view.putNull("warnings")
                .put("parentRunId", run.parent().isEmpty() ? null : run.parent())
                .putNull("createdBy");
        view.set("properties", RunView.strings(run.properties()));
        view.putObject("parameters");
        view.putObject("services");
        view.putArray("inputDatasets");
        view.putArray("outputDatasets");
        view.putNull("runDefinition");
        view.set("logFiles", logs(run));
        view.putNull("jobCost")
                .put("revision", run.revision())
                .putNull("runTypeV2")
                .putObject("settings");
        return Answer.ok(view.putNull("computeRequest").putNull("compute").put("submittedBy", run.createdBy()));
    }

    private boolean lingers(TrackedRun run) {
        return run.ofJob()
                && run.status().terminal()
                && run.ended()
                        .filter(end -> clock.millis() - end < LINGERS.toMillis())
                        .isPresent();
    }

    private ObjectNode logs(TrackedRun run) {
        RunArtifacts.Place place = RunArtifacts.Place.of(run.workspace(), run.id());
        ObjectNode logs = Json.object();
        for (String folder : LOGS) {
            for (RunArtifacts.Artifact log : artifacts.list(place, folder)) {
                logs.put(log.path(), artifacts.readable(place, log.path()));
            }
        }
        return logs;
    }
}
