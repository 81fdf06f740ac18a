package dev.lazurite.jobs.kind;

import java.time.Instant;
import java.util.Optional;

import dev.lazurite.arm.ArmId;

/**
 * A job, as what carries it out sees it.
 *
 * @param kind its {@code jobType}
 * @param parent the job that started it; empty for one that was submitted
 * @param root the name of the topmost job above it; its own where there is none
 * @param folder the name of the job's own folder
 * @param who the id of the one who submitted it or what it belongs to
 * @param cancelRequested whether a cancel was asked for before this server started
 * @param launchedAt when its process was started; empty before that
 */
public record Job(
        ArmId id,
        String kind,
        Optional<ArmId> parent,
        String root,
        String folder,
        String who,
        JobDocument document,
        boolean cancelRequested,
        Optional<Instant> launchedAt) {

    /** A job that somebody submits. */
    public static Job submitted(ArmId id, String folder, String who, JobDocument document) {
        return new Job(
                id, document.kind(), Optional.empty(), id.name(), folder, who, document, false, Optional.empty());
    }

    /** The same job with another document. */
    public Job with(JobDocument other) {
        return new Job(id, kind, parent, root, folder, who, other, cancelRequested, launchedAt);
    }

    public String name() {
        return id.name();
    }

    /** The workspace's ARM id as it is shown. */
    public String workspace() {
        return id.root().toString();
    }

    /** What the run of the job is kept under. */
    public String runWorkspace() {
        return id.root().key();
    }
}
