package dev.lazurite.ml.component;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.Resource;
import dev.lazurite.ml.assets.AssetKind;
import dev.lazurite.ml.assets.AssetUri;
import dev.lazurite.ml.assets.Assets;
import dev.lazurite.ml.environment.CuratedEnvironments;

/**
 * Writes the environment of a component as the service keeps it: curated ones as assets of the registry {@code azureml},
 * those of the workspace by ARM id, labels as the version that they meant at the time. What cannot be resolved stays as it
 * was sent, and fails the job that runs it.
 */
public final class EnvironmentResolution {
    private static final String FIELD = "environment";
    private static final String PREFIX = "azureml:";
    private static final String CURATED_REGISTRY = "azureml";
    private static final String CURATED = "azureml-";

    private final Assets environments;
    private final CuratedEnvironments curated;

    public EnvironmentResolution(Assets environments, CuratedEnvironments curated) {
        this.environments = environments;
        this.curated = curated;
    }

    /** Resolves the environment of a specification, and that of a parallel component's task. */
    void resolve(ObjectNode spec, ArmId workspace) {
        resolveField(spec, workspace);
        if (spec.path("task") instanceof ObjectNode task) {
            resolveField(task, workspace);
        }
    }

    private void resolveField(ObjectNode holder, ArmId workspace) {
        if (holder.path(FIELD).isTextual()) {
            String sent = holder.path(FIELD).asText();
            holder.put(
                    FIELD,
                    AssetUri.parse(sent)
                            .flatMap(uri -> resolved(uri, workspace))
                            .orElse(sent));
        }
    }

    private Optional<String> resolved(AssetUri uri, ArmId workspace) {
        boolean shortForm = uri.kind().isEmpty();
        boolean curatedName = uri.name().regionMatches(true, 0, CURATED, 0, CURATED.length());
        if (uri.inRegistry() || (shortForm && curatedName)) {
            String registry = uri.inRegistry() ? uri.registry() : CURATED_REGISTRY;
            return version(uri)
                    .map(version -> AssetUri.registryForm(registry, AssetKind.ENVIRONMENT, uri.name(), version));
        }
        if (!uri.version().isEmpty()) {
            return Optional.of(PREFIX + AssetKind.ENVIRONMENT.version(workspace, uri.name(), uri.version()));
        }
        return environments.latest(workspace, uri.name()).map(Resource::id).map(id -> PREFIX + id);
    }

    private Optional<String> version(AssetUri uri) {
        return uri.version().isEmpty()
                ? curated.find(uri.name()).map(CuratedEnvironments.Curated::version)
                : Optional.of(uri.version());
    }
}
