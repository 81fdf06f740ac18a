package dev.lazurite.trainer.cli;

import java.nio.file.Path;
import java.util.Optional;

import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.deep.NetworkLearners;
import dev.lazurite.trainer.deep.NetworkRequest;
import dev.lazurite.trainer.deep.distributed.Collective;
import dev.lazurite.trainer.deep.engine.DeviceChoice;
import dev.lazurite.trainer.plot.PlotFormat;
import dev.lazurite.trainer.tabular.FitRequest;
import picocli.CommandLine.Option;

/** How a network is trained; other learners take none of it. */
final class NetworkOptions {
    @Option(
            names = "--model-file",
            paramLabel = "FILE",
            description = "Network to train, in YAML or JSON, in place of --learner: see docs/networks.md.")
    private Path modelFile;

    @Option(
            names = "--device",
            defaultValue = "auto",
            paramLabel = "DEVICE",
            description = "Of a network: auto, cpu or cuda:N (default: ${DEFAULT-VALUE}).")
    private String device;

    @Option(names = "--text", paramLabel = "COLUMN", description = "Column with the texts of a network over texts.")
    private String text;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "File that a network is saved in after each epoch, and goes on from when it is there.")
    private Path checkpoint;

    @Option(
            names = "--workers",
            defaultValue = "1",
            paramLabel = "NUMBER",
            description = "Processes on this machine that train a network together (default: ${DEFAULT-VALUE}).")
    private int workers;

    @Option(
            names = "--max-restarts",
            defaultValue = "0",
            paramLabel = "NUMBER",
            description = "How often lost workers are started again, from the checkpoint (default: ${DEFAULT-VALUE}).")
    private int restarts;

    int workers() {
        if (workers < 1 || restarts < 0 || (restarts > 0 && checkpoint == null)) {
            throw new InvalidInputException(
                    "--workers is %d and --max-restarts %d; there must be a worker, and to restart one needs --checkpoint."
                            .formatted(workers, restarts));
        }
        return workers;
    }

    int restarts() {
        return restarts;
    }

    /** Whether a network is asked for. */
    boolean isMeant(String learner) {
        if (modelFile == null && learner.isEmpty()) {
            throw new InvalidInputException("Name a learner with --learner, or a network with --model-file.");
        }
        if (modelFile != null && !learner.isEmpty()) {
            throw new InvalidInputException("Both --learner and --model-file are given. Leave one of them out.");
        }
        return modelFile != null || NetworkLearners.named(learner).isPresent();
    }

    NetworkRequest request(FitRequest fit, Collective collective, PlotFormat plots) {
        return new NetworkRequest(
                fit,
                Optional.ofNullable(modelFile),
                Optional.ofNullable(text),
                DeviceChoice.of(device),
                Optional.ofNullable(checkpoint),
                collective,
                plots);
    }

    /** The same request, if none of these options is given, which it would ignore. */
    FitRequest refused(FitRequest fit) {
        if (text != null || checkpoint != null || !device.equals("auto") || workers != 1) {
            throw new InvalidInputException(
                    "--text, --checkpoint, --workers and --device are for networks; learner %s takes none of them."
                            .formatted(fit.learner()));
        }
        return fit;
    }
}
