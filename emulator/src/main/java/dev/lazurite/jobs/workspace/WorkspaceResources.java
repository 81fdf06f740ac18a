package dev.lazurite.jobs.workspace;

import java.time.Clock;

import dev.lazurite.jobs.JobRuntime;
import dev.lazurite.jobs.environments.CuratedEnvironments;
import dev.lazurite.jobs.environments.Environments;
import dev.lazurite.jobs.staging.Downloads;
import dev.lazurite.ml.MachineLearning;
import dev.lazurite.storage.Blobs;

/** Joins jobs to the resource types of their workspaces. */
public final class WorkspaceResources {
    private static final int FEWEST_SERVERLESS_NODES = 2;

    private WorkspaceResources() {}

    /** All that jobs use of workspaces. */
    public static JobRuntime.Workspace of(
            MachineLearning ml, Blobs blobs, CuratedEnvironments curated, Environments environments, Clock clock) {
        WorkspaceDatastores datastores = new WorkspaceDatastores(ml.datastores());
        WorkspaceAssets assets = new WorkspaceAssets(ml.references());
        int processors = Runtime.getRuntime().availableProcessors();
        return new JobRuntime.Workspace(
                new WorkspaceComputes(ml.computes(), Math.max(FEWEST_SERVERLESS_NODES, processors)),
                datastores,
                assets,
                ml.components()::find,
                new WorkspaceEnvironments(
                        ml.references(), curated, environments, new Downloads(blobs, datastores, assets), clock));
    }
}
