package dev.lazurite.ml.mlflow;

import dev.lazurite.arm.Resource;
import dev.lazurite.identity.RunIdentity;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.platform.http.Principal;
import dev.lazurite.tracking.Tracking;

/** What the token of a job may do in the registry: register what its own runs made, and change what it registered itself. */
final class RegistryAccess {
    private final Tracking tracking;

    RegistryAccess(Tracking tracking) {
        this.tracking = tracking;
    }

    /** Refuses a job that changes what somebody else registered. */
    void change(Principal principal, Resource resource) {
        if (principal instanceof RunIdentity job && !resource.createdBy().equals(job.run())) {
            throw Fault.of(
                    403,
                    "PERMISSION_DENIED",
                    "The token of run '" + job.run() + "' may change what that run registered, and '" + resource.id()
                            + "' was registered by '" + resource.createdBy() + "'.");
        }
    }

    /** Refuses a job that registers what the run of somebody else made. */
    void source(Principal principal, String workspace, String run) {
        if (principal instanceof RunIdentity job && !job.run().equals(run)) {
            tracking.runStore()
                    .find(workspace, run)
                    .ifPresentOrElse(
                            found -> tracking.access().check(principal, found),
                            () -> RunIdentity.check(principal, run));
        }
    }
}
