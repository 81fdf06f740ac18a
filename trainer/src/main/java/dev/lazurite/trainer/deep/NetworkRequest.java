package dev.lazurite.trainer.deep;

import java.nio.file.Path;
import java.util.Optional;

import dev.lazurite.trainer.deep.distributed.Collective;
import dev.lazurite.trainer.deep.engine.DeviceChoice;
import dev.lazurite.trainer.plot.PlotFormat;
import dev.lazurite.trainer.tabular.FitRequest;

/**
 * A fit of a network.
 *
 * @param fit what every fit needs
 * @param file the network, in place of a learner's
 * @param text the column with texts, when there are others
 * @param checkpoint file to go on from and to write
 * @param plots as what the learning curve is drawn
 */
public record NetworkRequest(
        FitRequest fit,
        Optional<Path> file,
        Optional<String> text,
        DeviceChoice device,
        Optional<Path> checkpoint,
        Collective collective,
        PlotFormat plots) {}
