package dev.lazurite.tracking.record;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import dev.lazurite.tracking.RunStatus;
import dev.lazurite.tracking.Runs;

/**
 * A run as it is kept.
 *
 * @param seq what metrics, params and tags of the run refer to
 * @param startTime when it started, or was made as long as it has not; epoch milliseconds
 * @param tags all tags, those that MLflow's clients set for themselves among them
 */
public record TrackedRun(
        long seq,
        String workspace,
        String id,
        String uuid,
        String experimentId,
        String experimentName,
        String displayName,
        String description,
        String type,
        String parent,
        RunStatus status,
        Optional<Runs.RunError> error,
        long created,
        long startTime,
        Optional<Long> started,
        Optional<Long> ended,
        long modified,
        long revision,
        Lifecycle lifecycle,
        boolean hidden,
        String createdBy,
        Map<String, String> properties,
        Map<String, String> tags) {

    /** Tags that say what a field of the run says: MLflow's clients need them, a job's own tags do not show them. */
    private static final Set<String> MIRRORS = Set.of("mlflow.runName", "mlflow.user", "mlflow.parentRunId");

    /** Whether a job owns this run: its state is then the job's and no client's. */
    public boolean ofJob() {
        return !type.isEmpty();
    }

    /** The run as other packages see it. */
    public Runs.Run toRun() {
        Map<String, String> own = new TreeMap<>(tags);
        own.keySet().removeAll(MIRRORS);
        return new Runs.Run(
                id,
                workspace,
                experimentId,
                experimentName,
                displayName,
                description,
                type,
                parent,
                status,
                error,
                Instant.ofEpochMilli(created),
                started.map(Instant::ofEpochMilli),
                ended.map(Instant::ofEpochMilli),
                hidden,
                createdBy,
                own,
                properties);
    }

    TrackedRun tagged(Map<String, String> all) {
        return new TrackedRun(
                seq,
                workspace,
                id,
                uuid,
                experimentId,
                experimentName,
                displayName,
                description,
                type,
                parent,
                status,
                error,
                created,
                startTime,
                started,
                ended,
                modified,
                revision,
                lifecycle,
                hidden,
                createdBy,
                properties,
                all);
    }
}
