package dev.lazurite.jobs.workspace;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.Resource;
import dev.lazurite.jobs.command.JobEnvironments;
import dev.lazurite.jobs.environments.BuildLog;
import dev.lazurite.jobs.environments.CuratedEnvironments;
import dev.lazurite.jobs.environments.EnvironmentFault;
import dev.lazurite.jobs.environments.EnvironmentSpec;
import dev.lazurite.jobs.environments.Environments;
import dev.lazurite.jobs.staging.Downloads;
import dev.lazurite.jobs.staging.JobFault;
import dev.lazurite.ml.assets.AssetKind;
import dev.lazurite.ml.assets.AssetReferences;
import dev.lazurite.ml.assets.AssetUri;

/** The environments that a workspace has, and the curated ones, which every workspace has. */
final class WorkspaceEnvironments implements JobEnvironments {
    private final AssetReferences references;
    private final CuratedEnvironments curated;
    private final Environments environments;
    private final Downloads downloads;
    private final Clock clock;

    WorkspaceEnvironments(
            AssetReferences references,
            CuratedEnvironments curated,
            Environments environments,
            Downloads downloads,
            Clock clock) {
        this.references = references;
        this.curated = curated;
        this.environments = environments;
        this.downloads = downloads;
        this.clock = clock;
    }

    @Override
    public Build find(String workspace, String environmentId, Path folder) throws JobFault, IOException {
        Optional<Resource> asset = references.find(ArmId.parse(workspace), AssetKind.ENVIRONMENT, environmentId);
        EnvironmentSpec spec = asset.isPresent() ? spec(workspace, asset.get(), folder) : curated(environmentId);
        return log -> make(spec, folder, log);
    }

    private EnvironmentSpec curated(String environmentId) throws JobFault {
        Optional<AssetUri> reference = AssetUri.parse(environmentId);
        Optional<EnvironmentSpec> spec = reference.flatMap(uri -> curated.find(uri.name()));
        return spec.orElseThrow(() -> new JobFault(
                "UserError",
                "The environment '" + environmentId + "' was not found: the workspace has no such version, and the"
                        + " curated environments here are " + String.join(", ", curated.names()) + "."));
    }

    private EnvironmentSpec spec(String workspace, Resource asset, Path folder) throws JobFault, IOException {
        Optional<EnvironmentSpec.BuildContext> build = Optional.empty();
        String context = asset.text("properties.build.contextUri");
        if (!context.isEmpty()) {
            Path files = folder.resolve("environment");
            downloads.folder(workspace, context, files);
            String dockerfile = asset.text("properties.build.dockerfilePath");
            build = Optional.of(
                    new EnvironmentSpec.BuildContext(files, dockerfile.isEmpty() ? "Dockerfile" : dockerfile));
        }
        return new EnvironmentSpec(
                asset.id().names().get(1),
                asset.name(),
                filled(asset.text("properties.image")),
                filled(asset.text("properties.condaFile")),
                build,
                Map.of());
    }

    private static Optional<String> filled(String text) {
        return Optional.of(text).filter(some -> !some.isEmpty());
    }

    private Map<String, String> make(EnvironmentSpec spec, Path folder, Path log)
            throws JobFault, InterruptedException {
        try (PrintWriter lines = new PrintWriter(Files.newBufferedWriter(log, StandardOpenOption.APPEND), true)) {
            return environments
                    .realise(spec, folder, BuildLog.to(lines::println, clock))
                    .variables();
        } catch (EnvironmentFault fault) {
            throw new JobFault(fault.code(), fault.getMessage());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
