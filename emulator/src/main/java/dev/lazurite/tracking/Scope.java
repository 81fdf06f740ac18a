package dev.lazurite.tracking;

import java.util.Locale;

import dev.lazurite.identity.RunIdentity;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.tracking.record.Refusals;

/**
 * The workspace that a call of the data plane is about.
 *
 * @param workspace its ARM id, lower case: the key of everything that is kept
 * @param path its ARM id as the caller wrote it, for URIs that are handed back
 */
public record Scope(String workspace, String path) {
    /** The path template that every operation of the data plane has before its own. */
    public static final String TEMPLATE = "/subscriptions/{subscription}/resourceGroups/{group}"
            + "/providers/Microsoft.MachineLearningServices/workspaces/{workspace}";

    /** The workspace of a call: 404 where there is none, 403 for the token of a job in another workspace. */
    public static Scope of(Call call, Workspaces workspaces) {
        String path = "/subscriptions/" + call.parameter("subscription") + "/resourceGroups/" + call.parameter("group")
                + "/providers/Microsoft.MachineLearningServices/workspaces/" + call.parameter("workspace");
        Scope scope = new Scope(path.toLowerCase(Locale.ROOT), path);
        if (call.principal() instanceof RunIdentity run && !run.workspace().equalsIgnoreCase(scope.workspace)) {
            throw Fault.of(
                    403,
                    "AuthorizationFailed",
                    "The token of run '" + run.run() + "' does not give access to workspace '" + path + "'.");
        }
        if (!workspaces.exists(scope.workspace)) {
            throw Refusals.missing("Workspace not found: '" + path + "'.");
        }
        return scope;
    }
}
