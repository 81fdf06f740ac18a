package dev.lazurite.tracking.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.lazurite.store.Database;

/** The datasets and models that runs read and made. */
public final class InputStore {
    private static final String READ = "read";
    private static final String MADE = "made";

    private final Database database;

    public InputStore(Database database) {
        this.database = database;
    }

    /** Adds to what a run read and made; what it has already is replaced. */
    public void add(long run, Inputs inputs) {
        database.write(handle -> {
            inputs.datasets()
                    .forEach(dataset -> handle.createUpdate(
                                    "MERGE INTO run_datasets KEY (run, name, digest) VALUES (?, ?, ?, ?, ?)")
                            .bind(0, run)
                            .bind(1, dataset.name())
                            .bind(2, dataset.digest())
                            .bind(3, dataset.context())
                            .bind(4, dataset.document())
                            .execute());
            Map.of(READ, inputs.modelsRead(), MADE, inputs.modelsMade())
                    .forEach((direction, models) -> models.forEach(model -> handle.createUpdate(
                                    "MERGE INTO run_models KEY (run, direction, model) VALUES (?, ?, ?, ?)")
                            .bind(0, run)
                            .bind(1, direction)
                            .bind(2, model.id())
                            .bind(3, model.step())
                            .execute()));
        });
    }

    /** What several runs read and made; runs without any are left out. */
    public Map<Long, Inputs> of(Collection<Long> runs) {
        return database.read(handle -> {
            Map<Long, Inputs> all = new HashMap<>();
            handle.createQuery("SELECT run, name, digest, context, content FROM run_datasets WHERE run = ANY(?)"
                            + " ORDER BY run, name, digest")
                    .bind(0, SqlArray.of(runs))
                    .map((row, context) -> growing(all, row.getLong(1))
                            .datasets()
                            .add(new Inputs.Dataset(
                                    row.getString(2), row.getString(3), row.getString(4), row.getString(5))))
                    .list();
            handle.createQuery(
                            "SELECT run, direction, model, step FROM run_models WHERE run = ANY(?) ORDER BY run, model")
                    .bind(0, SqlArray.of(runs))
                    .map((row, context) -> {
                        Inputs inputs = growing(all, row.getLong(1));
                        List<Inputs.Model> models =
                                row.getString(2).equals(READ) ? inputs.modelsRead() : inputs.modelsMade();
                        return models.add(new Inputs.Model(row.getString(3), row.getLong(4)));
                    })
                    .list();
            return all;
        });
    }

    private static Inputs growing(Map<Long, Inputs> all, long run) {
        return all.computeIfAbsent(run, ignored -> new Inputs(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
    }
}
