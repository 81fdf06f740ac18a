package dev.lazurite.tracking;

import java.util.Optional;

import dev.lazurite.identity.RunIdentity;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.platform.http.Principal;
import dev.lazurite.tracking.record.Experiment;
import dev.lazurite.tracking.record.RunStore;
import dev.lazurite.tracking.record.TrackedRun;

/**
 * What the token of a job reaches: its run, the runs that it made, and those below them. Every other principal reaches all
 * runs of a workspace that it may call at all.
 */
public final class RunAccess {
    /** How far up a family is followed; real ones (sweep, pipeline, step) have three or four generations. */
    private static final int GENERATIONS = 16;

    private final RunStore store;

    RunAccess(RunStore store) {
        this.store = store;
    }

    /** Refuses, with 403, the token of a job to which {@code run} does not belong. */
    public void check(Principal principal, TrackedRun run) {
        if (principal instanceof RunIdentity identity && !family(identity, run)) {
            RunIdentity.check(principal, run.id());
        }
    }

    /** Refuses, with 403, the token of a job that runs in another experiment. */
    public void check(Principal principal, Experiment experiment) {
        if (principal instanceof RunIdentity identity && !identity.experiment().equals(experiment.id())) {
            throw Fault.of(
                    403,
                    "AuthorizationFailed",
                    "The token of run '" + identity.run() + "' does not give access to experiment '" + experiment.name()
                            + "', only to its own.");
        }
    }

    private boolean family(RunIdentity identity, TrackedRun run) {
        Optional<TrackedRun> member = Optional.of(run);
        for (int i = 0; i < GENERATIONS && member.isPresent(); i++) {
            TrackedRun one = member.get();
            if (one.id().equals(identity.run()) || one.createdBy().equals(identity.run())) {
                return true;
            }
            member = one.parent().isEmpty() ? Optional.empty() : store.find(one.workspace(), one.parent());
        }
        return false;
    }

    /** The run whose family alone a search may show; empty where it may show all. */
    public static String owner(Principal principal) {
        return principal instanceof RunIdentity identity ? identity.run() : "";
    }
}
