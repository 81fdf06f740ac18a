package dev.lazurite.jobs.pipeline.step;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.platform.Json;
import dev.lazurite.store.Database;

/** Which job last did what: a step that would do the same again takes over its result. */
public final class StepResults {
    private final Database database;

    public StepResults(Database database) {
        this.database = database;
    }

    /**
     * What a job did.
     *
     * @param outputs those of its document, each with where it is
     */
    record Result(String job, ObjectNode outputs) {}

    /** The job that did it; empty where none has. */
    Optional<Result> find(ArmId workspace, String key) {
        return database.read(handle -> handle.createQuery(
                        "SELECT job, outputs FROM step_result WHERE workspace = ? AND work = ?")
                .bind(0, workspace.key())
                .bind(1, key)
                .map((row, context) -> new Result(row.getString("job"), Json.parse(row.getString("outputs"))))
                .findOne());
    }

    /** Says that a job has done it. */
    void keep(ArmId workspace, String key, Result result) {
        database.write(handle -> handle.execute(
                "MERGE INTO step_result (workspace, work, job, outputs) KEY (workspace, work) VALUES (?, ?, ?, ?)",
                workspace.key(),
                key,
                result.job(),
                Json.write(result.outputs())));
    }
}
