package dev.lazurite.jobs.sweep;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import dev.lazurite.arm.ArmId;
import dev.lazurite.store.Database;
import dev.lazurite.trainer.search.SearchEvent;
import dev.lazurite.trainer.search.space.Point;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Keeps what happened in the searches of sweeps. */
final class SweepStore {
    private static final String ASKED = "asked";
    private static final String LOGGED = "logged";
    private static final String ENDED = "ended";

    private final Database database;

    SweepStore(Database database) {
        this.database = database;
    }

    /** Adds events; the first has the number {@code from}. */
    void add(ArmId sweep, int from, List<SearchEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        database.write(handle -> {
            PreparedBatch batch = handle.prepareBatch(
                    "INSERT INTO sweep_event (id_key, seq, kind, trial, point, metric) VALUES (?, ?, ?, ?, ?, ?)");
            for (int i = 0; i < events.size(); i++) {
                SearchEvent event = events.get(i);
                batch.bind(0, sweep.key()).bind(1, from + i).bind(3, event.trial());
                if (event instanceof SearchEvent.Asked asked) {
                    batch.bind(2, ASKED).bind(4, text(asked.point())).bindNull(5, java.sql.Types.DOUBLE);
                } else if (event instanceof SearchEvent.Logged logged) {
                    batch.bind(2, LOGGED).bindNull(4, java.sql.Types.CLOB).bind(5, logged.metric());
                } else if (event instanceof SearchEvent.Ended ended) {
                    batch.bind(2, ENDED).bindNull(4, java.sql.Types.CLOB).bind(5, ended.failed() ? 1.0 : 0.0);
                }
                batch.add();
            }
            batch.execute();
        });
    }

    /** All events of a sweep, in order. */
    List<SearchEvent> events(ArmId sweep) {
        return database.read(handle -> handle.createQuery(
                        "SELECT kind, trial, point, metric FROM sweep_event WHERE id_key = ? ORDER BY seq")
                .bind(0, sweep.key())
                .map((row, context) -> event(row))
                .list());
    }

    private static SearchEvent event(ResultSet row) throws SQLException {
        int trial = row.getInt("trial");
        return switch (row.getString("kind")) {
            case ASKED -> new SearchEvent.Asked(trial, point(row.getString("point")));
            case LOGGED -> new SearchEvent.Logged(trial, row.getDouble("metric"));
            default -> new SearchEvent.Ended(trial, row.getDouble("metric") > 0);
        };
    }

    private static String text(Point point) {
        return Arrays.stream(point.quantiles()).mapToObj(Double::toString).collect(Collectors.joining(" "));
    }

    private static Point point(String text) {
        return new Point(
                Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray());
    }
}
