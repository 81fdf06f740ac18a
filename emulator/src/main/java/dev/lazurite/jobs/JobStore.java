package dev.lazurite.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.jobs.kind.Job;
import dev.lazurite.jobs.kind.JobDocument;
import dev.lazurite.platform.Json;
import dev.lazurite.store.Database;
import org.jdbi.v3.core.Handle;

/** Keeps what carries jobs through their lives, and the log of their states. */
final class JobStore {
    private static final String COLUMNS =
            "SELECT j.id, j.kind, j.parent, j.root, j.folder, j.who, j.cancel_requested, j.launched_at,"
                    + " CASE WHEN j.document = '' THEN r.body ELSE j.document END AS document, j.document = '' AS submitted"
                    + " FROM job j LEFT JOIN resource r ON r.id_key = j.id_key ";

    private final Database database;

    /** A state that a job had; {@code detail} says why, or is empty. */
    record Event(Instant at, String status, String detail) {}

    JobStore(Database database) {
        this.database = database;
    }

    /** Keeps a job and the first entry of its log. A child's document is kept with it, any other is a resource. */
    void add(Job job, Event first) {
        database.write(handle -> {
            handle.execute(
                    "INSERT INTO job (id_key, id, name, kind, parent, root, folder, who, document, cancel_requested, ended)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, FALSE, FALSE)",
                    job.id().key(),
                    job.id().toString(),
                    job.name(),
                    job.kind(),
                    job.parent().map(ArmId::toString).orElse(""),
                    job.root(),
                    job.folder(),
                    job.who(),
                    job.parent().isPresent() ? Json.write(job.document().properties()) : "");
            log(handle, job.id(), first);
        });
    }

    Optional<Job> find(ArmId id) {
        return database.read(handle -> handle.createQuery(COLUMNS + "WHERE j.id_key = ?")
                .bind(0, id.key())
                .map((row, context) -> read(row))
                .findOne());
    }

    /** The ids of the jobs of one name, in all workspaces. */
    List<ArmId> named(String name) {
        return database.read(handle -> handle.createQuery("SELECT id FROM job WHERE name = ?")
                .bind(0, name)
                .map((row, context) -> ArmId.parse(row.getString("id")))
                .list());
    }

    /** The children of a job, oldest first. */
    List<Job> children(ArmId parent) {
        return database.read(handle -> handle.createQuery(COLUMNS + "WHERE j.parent = ? ORDER BY j.seq")
                .bind(0, parent.toString())
                .map((row, context) -> read(row))
                .list());
    }

    /** The jobs that have not ended, in the order of their submission. */
    List<Job> unfinished() {
        return database.read(handle -> handle.createQuery(COLUMNS + "WHERE j.ended = FALSE ORDER BY j.seq")
                .map((row, context) -> read(row))
                .list());
    }

    void cancelRequested(ArmId id) {
        database.write(handle -> handle.execute("UPDATE job SET cancel_requested = TRUE WHERE id_key = ?", id.key()));
    }

    void launched(ArmId id, Instant at) {
        database.write(handle -> handle.execute(
                "UPDATE job SET launched_at = ? WHERE id_key = ?", at.atOffset(ZoneOffset.UTC), id.key()));
    }

    void ended(ArmId id) {
        database.write(handle -> handle.execute("UPDATE job SET ended = TRUE WHERE id_key = ?", id.key()));
    }

    void delete(ArmId id) {
        database.write(handle -> {
            handle.execute("DELETE FROM job WHERE id_key = ?", id.key());
            handle.execute("DELETE FROM job_event WHERE id_key = ?", id.key());
        });
    }

    void log(ArmId id, Event event) {
        database.write(handle -> log(handle, id, event));
    }

    private static void log(Handle handle, ArmId id, Event event) {
        handle.execute(
                "INSERT INTO job_event (id_key, at, status, detail) VALUES (?, ?, ?, ?)",
                id.key(),
                event.at().atOffset(ZoneOffset.UTC),
                event.status(),
                event.detail());
    }

    List<Event> events(ArmId id) {
        return database.read(handle -> handle.createQuery(
                        "SELECT at, status, detail FROM job_event WHERE id_key = ? ORDER BY seq")
                .bind(0, id.key())
                .map((row, context) -> new Event(instant(row, "at"), row.getString("status"), row.getString("detail")))
                .list());
    }

    private static Job read(ResultSet row) throws SQLException {
        String parent = row.getString("parent");
        return new Job(
                ArmId.parse(row.getString("id")),
                row.getString("kind"),
                parent.isEmpty() ? Optional.empty() : Optional.of(ArmId.parse(parent)),
                row.getString("root"),
                row.getString("folder"),
                row.getString("who"),
                new JobDocument(properties(row)),
                row.getBoolean("cancel_requested"),
                row.getObject("launched_at") == null ? Optional.empty() : Optional.of(instant(row, "launched_at")));
    }

    private static ObjectNode properties(ResultSet row) throws SQLException {
        // a job whose resource was forgotten is forgotten next
        String text = row.getString("document");
        ObjectNode document = text == null ? Json.object() : Json.parse(text);
        return row.getBoolean("submitted") ? Json.child(document, "properties") : document;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
