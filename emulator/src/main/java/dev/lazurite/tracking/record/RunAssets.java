package dev.lazurite.tracking.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.lazurite.store.Database;

/** The lineage of data and models: which run made an asset, and which runs read it. */
public final class RunAssets {
    private static final String SELECT = "SELECT a.direction, a.name, a.asset, a.type, a.uri, r.id FROM run_assets a"
            + " JOIN runs r ON r.seq = a.run WHERE ";

    private final Database database;

    /** An asset and the id of the run that read or made it. */
    public record Use(String run, RunAsset asset) {}

    public RunAssets(Database database) {
        this.database = database;
    }

    /** Notes what a run reads or makes; what is known under the same name is replaced. Nothing happens for a run that is gone. */
    public void add(String workspace, String run, RunAsset asset) {
        database.write(
                handle -> handle.createUpdate("MERGE INTO run_assets (run, direction, name, workspace, asset, type,"
                                + " uri) KEY (run, direction, name) SELECT seq, ?, ?, workspace, ?, ?, ? FROM runs"
                                + " WHERE workspace = ? AND id = ?")
                        .bind(0, word(asset.direction()))
                        .bind(1, asset.name())
                        .bind(2, asset.asset())
                        .bind(3, asset.type())
                        .bind(4, asset.uri())
                        .bind(5, workspace)
                        .bind(6, run)
                        .execute());
    }

    /** What a run reads and makes, by name. */
    public List<RunAsset> of(TrackedRun run) {
        return database.read(handle -> handle.createQuery(SELECT + "a.run = ? ORDER BY a.direction, a.name")
                .bind(0, run.seq())
                .map((row, context) -> use(row).asset())
                .list());
    }

    /** The runs that made or read an asset, the oldest first. */
    public List<Use> uses(String workspace, String asset) {
        return database.read(
                handle -> handle.createQuery(SELECT + "a.workspace = ? AND a.asset = ? ORDER BY a.run, a.name")
                        .bind(0, workspace)
                        .bind(1, asset)
                        .map((row, context) -> use(row))
                        .list());
    }

    /** The run that made an asset, and what it is to it. */
    public Optional<Use> maker(String workspace, String asset) {
        return uses(workspace, asset).stream()
                .filter(use -> use.asset().direction() == RunAsset.Direction.MADE)
                .findFirst();
    }

    private static Use use(ResultSet row) throws SQLException {
        RunAsset.Direction direction =
                RunAsset.Direction.valueOf(row.getString(1).toUpperCase(Locale.ROOT));
        return new Use(
                row.getString(6),
                new RunAsset(direction, row.getString(2), row.getString(3), row.getString(4), row.getString(5)));
    }

    private static String word(RunAsset.Direction direction) {
        return direction.name().toLowerCase(Locale.ROOT);
    }
}
