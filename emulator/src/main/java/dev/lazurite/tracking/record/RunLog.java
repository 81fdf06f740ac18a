package dev.lazurite.tracking.record;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.lazurite.store.Database;
import org.jdbi.v3.core.Handle;

/** Logs to runs: all of a batch or nothing of it, kept when {@link #log} returns. */
public final class RunLog {
    private final Database database;
    private final Limits limits;
    private final Metrics metrics;
    private final RunLocks locks = new RunLocks();

    /** Logs within {@code limits}. */
    public RunLog(Database database, Limits limits) {
        this.database = database;
        this.limits = limits;
        this.metrics = new Metrics(database, locks);
    }

    /** The metrics that were logged. */
    public Metrics metrics() {
        return metrics;
    }

    /**
     * Logs a batch.
     *
     * @throws dev.lazurite.platform.http.Fault 400 for a param that has another value already, and for what is over a limit
     */
    public void log(TrackedRun run, Batch batch) {
        check(batch);
        locks.locked(run.seq(), () -> {
            database.write(handle -> write(handle, run, batch));
            if (!batch.metrics().isEmpty()) {
                metrics.appended(run.seq());
            }
        });
    }

    private void write(Handle handle, TrackedRun run, Batch batch) {
        if (!batch.params().isEmpty()) {
            Params.insert(handle, run.seq(), fresh(handle, run, batch.params()));
        }
        if (!batch.tags().isEmpty()) {
            Map<String, String> all = new HashMap<>(run.tags());
            all.putAll(batch.tags());
            limits.checkTags(all);
            Tags.merge(handle, run.seq(), batch.tags());
        }
        if (!batch.metrics().isEmpty()) {
            metrics.append(handle, run.seq(), batch.metrics());
        }
    }

    private void check(Batch batch) {
        batch.metrics().forEach((name, points) -> {
            Limits.checkName("metric", name);
            limits.checkRows(points.size());
        });
        batch.params().forEach((name, value) -> {
            Limits.checkName("param", name);
            Limits.checkParamValue(name, value);
        });
        batch.tags().keySet().forEach(name -> Limits.checkName("tag", name));
    }

    /** The params that the run has not; one that it has with another value is refused. */
    private Map<String, String> fresh(Handle handle, TrackedRun run, Map<String, String> params) {
        Map<String, String> known = Params.of(handle, run.seq());
        Map<String, String> fresh = new LinkedHashMap<>();
        params.forEach((name, value) -> {
            String before = known.get(name);
            if (before == null) {
                fresh.put(name, value);
            } else if (!before.equals(value)) {
                throw Refusals.invalid("Changing param values is not allowed. Param with key='" + name
                        + "' was already logged with value='" + before + "' for run ID='" + run.id()
                        + "'. Attempted logging new value '" + value + "'.");
            }
        });
        limits.checkParams(known.size() + fresh.size());
        return fresh;
    }
}
