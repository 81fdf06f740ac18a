package dev.lazurite.tracking.record;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

import dev.lazurite.store.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Logs to runs: all of a batch or nothing of it, kept when {@link #log} returns. */
public final class RunLog {
    private static final int STRIPES = 64;

    private final Jdbi jdbi;
    private final Limits limits;

    /**
     * One lock for every 64th run. Two transactions that write the last value of the same metric would make the database wait
     * for one and then refuse it; here they take turns.
     */
    private final Lock[] locks =
            IntStream.range(0, STRIPES).mapToObj(i -> new ReentrantLock()).toArray(Lock[]::new);

    public RunLog(Database database, Limits limits) {
        this.jdbi = database.jdbi();
        this.limits = limits;
    }

    /**
     * Logs a batch.
     *
     * @throws dev.lazurite.platform.http.Fault 400 for a param that has another value already, and for what is over a limit
     */
    public void log(TrackedRun run, Batch batch) {
        check(batch);
        Lock lock = locks[(int) (run.seq() % STRIPES)];
        lock.lock();
        try {
            jdbi.useTransaction(handle -> {
                if (!batch.params().isEmpty()) {
                    Params.insert(handle, run.seq(), fresh(handle, run, batch.params()));
                }
                if (!batch.tags().isEmpty()) {
                    Map<String, String> all = new HashMap<>(run.tags());
                    all.putAll(batch.tags());
                    limits.checkTags(all);
                    Tags.merge(handle, run.seq(), batch.tags());
                }
                Metrics.append(handle, run.seq(), batch.metrics());
            });
        } finally {
            lock.unlock();
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
