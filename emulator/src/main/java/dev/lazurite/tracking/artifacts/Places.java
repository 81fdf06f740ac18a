package dev.lazurite.tracking.artifacts;

import java.util.Optional;

import dev.lazurite.identity.RunIdentity;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.platform.http.Principal;
import dev.lazurite.tracking.Tracking;
import dev.lazurite.tracking.record.LoggedModel;
import dev.lazurite.tracking.record.TrackedRun;

/**
 * Where the artifacts of a run are, and those of a logged model, whose id stands in addresses where that of a run does: a
 * client that is given a folder of a run instead (azureml-mlflow 1.62) cannot load {@code runs:/{run}/model}. The files of a
 * model are kept in a folder of the run that made it, so that a download of the job has them.
 */
public final class Places {
    private final Tracking tracking;

    public Places(Tracking tracking) {
        this.tracking = tracking;
    }

    /**
     * The place of a run or a model that {@code principal} may use.
     *
     * @param experiment the name or the id of its experiment
     * @throws Fault 404 when it is not there, 403 for the token of another job
     */
    public RunArtifacts.Place find(Principal principal, String workspace, String experiment, String id) {
        Optional<LoggedModel> model = tracking.models().find(workspace, id);
        String owner = model.map(LoggedModel::sourceRun).orElse(id);
        if (owner.isEmpty()) {
            RunIdentity.check(principal, id);
        } else {
            TrackedRun run = tracking.runs().get(workspace, owner);
            tracking.access().check(principal, run);
            if (!run.experimentName().equals(experiment) && !run.experimentId().equals(experiment)) {
                throw Fault.of(404, "NotFound", "Run '" + id + "' was not found in experiment '" + experiment + "'.");
            }
        }
        return model.map(found -> new RunArtifacts.Place(
                        workspace, RunArtifacts.RUN, "dcid." + found.home(), found.folder() + "/"))
                .orElseGet(() -> RunArtifacts.Place.of(workspace, id));
    }
}
