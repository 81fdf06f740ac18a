package dev.lazurite.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import dev.lazurite.arm.ArmId;
import dev.lazurite.store.Database;
import org.jdbi.v3.core.Jdbi;

/** Keeps what carries jobs through their lives, and the log of their states. */
final class JobStore {
    private static final String COLUMNS = "SELECT id, folder, pool, nodes, cancel_requested, launched_at FROM job ";

    private final Jdbi jdbi;

    /** A state that a job had; {@code detail} says why, or is empty. */
    record Event(Instant at, String status, String detail) {}

    JobStore(Database database) {
        this.jdbi = database.jdbi();
    }

    void add(JobRecord job) {
        jdbi.useHandle(handle -> handle.execute(
                "INSERT INTO job (id_key, id, name, folder, pool, nodes, cancel_requested, ended)"
                        + " VALUES (?, ?, ?, ?, ?, ?, FALSE, FALSE)",
                job.id().key(),
                job.id().toString(),
                job.name(),
                job.folder(),
                job.pool(),
                job.nodes()));
    }

    Optional<JobRecord> find(ArmId id) {
        return jdbi.withHandle(handle -> handle.createQuery(COLUMNS + "WHERE id_key = ?")
                .bind(0, id.key())
                .map((row, context) -> read(row))
                .findOne());
    }

    /** The ids of the jobs of one name, in all workspaces. */
    List<ArmId> named(String name) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT id FROM job WHERE name = ?")
                .bind(0, name)
                .map((row, context) -> ArmId.parse(row.getString("id")))
                .list());
    }

    /** The jobs that have not ended, in the order of their submission. */
    List<JobRecord> unfinished() {
        return jdbi.withHandle(handle -> handle.createQuery(COLUMNS + "WHERE ended = FALSE ORDER BY seq")
                .map((row, context) -> read(row))
                .list());
    }

    void cancelRequested(ArmId id) {
        jdbi.useHandle(handle -> handle.execute("UPDATE job SET cancel_requested = TRUE WHERE id_key = ?", id.key()));
    }

    void launched(ArmId id, Instant at) {
        jdbi.useHandle(handle -> handle.execute(
                "UPDATE job SET launched_at = ? WHERE id_key = ?", at.atOffset(ZoneOffset.UTC), id.key()));
    }

    void ended(ArmId id) {
        jdbi.useHandle(handle -> handle.execute("UPDATE job SET ended = TRUE WHERE id_key = ?", id.key()));
    }

    void delete(ArmId id) {
        jdbi.useTransaction(handle -> {
            handle.execute("DELETE FROM job WHERE id_key = ?", id.key());
            handle.execute("DELETE FROM job_event WHERE id_key = ?", id.key());
        });
    }

    void log(ArmId id, Event event) {
        jdbi.useHandle(handle -> handle.execute(
                "INSERT INTO job_event (id_key, at, status, detail) VALUES (?, ?, ?, ?)",
                id.key(),
                event.at().atOffset(ZoneOffset.UTC),
                event.status(),
                event.detail()));
    }

    List<Event> events(ArmId id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT at, status, detail FROM job_event WHERE id_key = ? ORDER BY seq")
                .bind(0, id.key())
                .map((row, context) -> new Event(instant(row, "at"), row.getString("status"), row.getString("detail")))
                .list());
    }

    private static JobRecord read(ResultSet row) throws SQLException {
        Instant launched = row.getObject("launched_at") == null ? null : instant(row, "launched_at");
        return new JobRecord(
                ArmId.parse(row.getString("id")),
                row.getString("folder"),
                row.getString("pool"),
                row.getInt("nodes"),
                row.getBoolean("cancel_requested"),
                Optional.ofNullable(launched));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
