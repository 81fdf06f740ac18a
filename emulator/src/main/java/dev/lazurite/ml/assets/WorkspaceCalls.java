package dev.lazurite.ml.assets;

import java.util.List;

import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.ResourceEngine;
import dev.lazurite.identity.RunIdentity;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;

/** The workspace that a call is about. */
public final class WorkspaceCalls {
    private WorkspaceCalls() {}

    /** The workspace in the address of {@code call}; 404 when it is not there, 403 for a job of another one. */
    public static WorkspaceFacts workspace(ResourceEngine engine, Call call) {
        ArmId id = new ArmId(
                call.parameter("subscription"),
                call.parameter("group"),
                Provider.NAMESPACE,
                List.of("workspaces"),
                List.of(call.parameter("workspace")));
        if (call.principal() instanceof RunIdentity job && !job.workspace().equals(id.key())) {
            throw Fault.of(
                    403,
                    "AuthorizationFailed",
                    "The token of run '" + job.run() + "' does not give access to workspace '"
                            + call.parameter("workspace") + "'.");
        }
        return WorkspaceFacts.of(engine.require(id));
    }
}
