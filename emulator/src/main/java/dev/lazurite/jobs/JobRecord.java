package dev.lazurite.jobs;

import java.time.Instant;
import java.util.Optional;

import dev.lazurite.arm.ArmId;

/**
 * What carries a job through its life.
 *
 * @param folder the name of the job's own folder
 * @param pool the compute whose nodes it takes
 * @param launchedAt when its process was started; empty before that
 */
record JobRecord(
        ArmId id, String folder, String pool, int nodes, boolean cancelRequested, Optional<Instant> launchedAt) {

    String name() {
        return id.name();
    }

    /** The workspace's ARM id as it is shown. */
    String workspace() {
        return id.root().toString();
    }

    /** What the run of the job is kept under. */
    String runWorkspace() {
        return id.root().key();
    }
}
