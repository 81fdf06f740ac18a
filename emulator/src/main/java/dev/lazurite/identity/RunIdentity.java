package dev.lazurite.identity;

import dev.lazurite.platform.http.Fault;
import dev.lazurite.platform.http.Principal;

/**
 * A running job, known by its run token. It reaches its own run, inputs and outputs and nothing else.
 *
 * @param run the id of the run, which is the name of the job
 * @param workspace the ARM id of the job's workspace, lower case
 * @param experiment the id of the job's experiment
 */
public record RunIdentity(String run, String workspace, String experiment) implements Principal {
    @Override
    public String id() {
        return run;
    }

    /** Refuses, with 403, a run token that is used on another run than its own. */
    public static void check(Principal principal, String runInQuestion) {
        if (principal instanceof RunIdentity identity && !identity.run.equals(runInQuestion)) {
            throw Fault.of(
                    403,
                    "AuthorizationFailed",
                    "The token of run '" + identity.run + "' does not give access to run '" + runInQuestion + "'.");
        }
    }

    /**
     * Refuses, with 403, a run token that is used on a run of another workspace too: names of jobs are unique in one alone.
     *
     * @param workspaceInQuestion its ARM id, lower case
     */
    public static void check(Principal principal, String workspaceInQuestion, String runInQuestion) {
        check(principal, runInQuestion);
        if (principal instanceof RunIdentity identity && !identity.workspace.equals(workspaceInQuestion)) {
            throw Fault.of(
                    403,
                    "AuthorizationFailed",
                    "The token of run '" + identity.run + "' does not give access to workspace '" + workspaceInQuestion
                            + "'.");
        }
    }
}
