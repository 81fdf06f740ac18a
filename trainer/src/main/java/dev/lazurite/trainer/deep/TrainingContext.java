package dev.lazurite.trainer.deep;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

import dev.lazurite.trainer.deep.distributed.Collective;
import dev.lazurite.trainer.deep.engine.DeviceChoice;
import dev.lazurite.trainer.deep.engine.EpochLosses;

/**
 * Where a training runs, which does not decide what comes of it.
 *
 * @param checkpoint file to go on from and to write after each epoch
 * @param collective the workers that share it
 * @param listener hears of each epoch
 */
public record TrainingContext(
        DeviceChoice device, Optional<Path> checkpoint, Collective collective, Consumer<EpochLosses> listener) {
    /** By itself, on whatever is there. */
    public static final TrainingContext PLAIN =
            new TrainingContext(DeviceChoice.of("auto"), Optional.empty(), Collective.ALONE, losses -> {});
}
