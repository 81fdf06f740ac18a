package dev.lazurite.jobs.pipeline.step;

import java.util.Optional;

import dev.lazurite.arm.ArmId;
import dev.lazurite.ml.component.ComponentVersion;

/** The components that steps are made of. */
@FunctionalInterface
public interface Components {
    /** The component that a reference means; empty where the workspace has none of it. */
    Optional<ComponentVersion> find(ArmId workspace, String reference);
}
