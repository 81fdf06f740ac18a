package dev.lazurite.jobs.lineage;

import java.util.Map;
import java.util.Optional;

import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceEngine;
import dev.lazurite.jobs.kind.Job;
import dev.lazurite.jobs.kind.Region;
import dev.lazurite.jobs.staging.Assets;
import dev.lazurite.jobs.staging.Datastores;
import dev.lazurite.jobs.staging.JobInput;
import dev.lazurite.jobs.staging.JobOutput;
import dev.lazurite.tracking.record.RunAsset;
import dev.lazurite.tracking.record.RunAsset.Direction;
import dev.lazurite.tracking.record.RunAssets;

/**
 * Registers what jobs make, and notes for run history what they read and make. Every input and output is an asset there
 * (real-answers-jobs section 8): the version that it names, or else one without a name that only its asset id leads to.
 */
public final class Lineage {
    private static final Map<String, String> TYPES =
            Map.of("uri_file", "UriFile", "uri_folder", "UriFolder", "mltable", "MLTable");

    private final RunAssets uses;
    private final Assets assets;
    private final ResourceEngine engine;

    public Lineage(RunAssets uses, Assets assets, ResourceEngine engine) {
        this.uses = uses;
        this.assets = assets;
        this.engine = engine;
    }

    /** Notes what a job that sets out reads, and where its artifacts go. */
    public void begun(Job job) {
        Resource workspace = engine.require(job.id().root());
        for (JobInput input : JobInput.of(job.document().properties())) {
            if (!input.literal()) {
                Optional<Assets.Asset> asset =
                        input.reference().flatMap(reference -> assets.find(job.workspace(), reference));
                note(
                        job,
                        Direction.READ,
                        input.name(),
                        input.type(),
                        asset.map(Assets.Asset::uri).orElse(input.value()),
                        asset.map(found -> named(workspace, found))
                                .orElseGet(() -> unnamed(workspace, job, "input", input.name())));
            }
        }
        String artifacts = "azureml://datastores/" + Datastores.ARTIFACTS + "/paths/ExperimentRun/dcid." + job.name();
        String id = unnamed(workspace, job, "output", "default");
        note(job, Direction.MADE, "default", "uri_folder", artifacts, id);
    }

    /** Registers the outputs of a job that completed and that name an asset, and notes all its outputs. */
    public void made(Job job) {
        Resource workspace = engine.require(job.id().root());
        for (JobOutput output : JobOutput.of(job.name(), job.document().properties())) {
            String id = output.assetName().isEmpty()
                    ? unnamed(workspace, job, "output", output.name())
                    : named(workspace, register(job, output));
            note(job, Direction.MADE, output.name(), output.type(), output.uri(), id);
        }
    }

    private Assets.Asset register(Job job, JobOutput output) {
        return assets.register(
                job.workspace(),
                new Assets.Output(
                        output.type().endsWith("_model") ? Assets.Kind.MODEL : Assets.Kind.DATA,
                        output.assetName(),
                        output.assetVersion(),
                        output.type(),
                        output.uri(),
                        job.name()));
    }

    private void note(Job job, Direction direction, String name, String type, String uri, String asset) {
        String shown = TYPES.getOrDefault(type.toLowerCase(java.util.Locale.ROOT), type);
        uses.add(job.runWorkspace(), job.name(), new RunAsset(direction, name, asset, shown, uri));
    }

    private static String named(Resource workspace, Assets.Asset asset) {
        ArmId id = ArmId.parse(asset.id());
        String segment = id.types().get(1);
        String home = id.types().get(0).equalsIgnoreCase("registries")
                ? "azureml://registries/" + id.names().get(0)
                : id(workspace);
        return home + "/" + segment + "/" + id.names().get(1) + "/versions/" + id.name();
    }

    private static String unnamed(Resource workspace, Job job, String side, String name) {
        return id(workspace) + "/data/azureml_" + job.name() + "_" + side + "_data_" + name + "/versions/1";
    }

    private static String id(Resource workspace) {
        return "azureml://locations/" + Region.of(workspace) + "/workspaces/"
                + workspace.text("properties.workspaceId");
    }
}
