package dev.lazurite.trainer.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.Model;
import dev.lazurite.trainer.api.Progress;
import dev.lazurite.trainer.api.Schema;
import dev.lazurite.trainer.data.TableFile;
import dev.lazurite.trainer.deep.NetworkData;
import dev.lazurite.trainer.deep.NetworkFolder;
import dev.lazurite.trainer.deep.NetworkModel;
import dev.lazurite.trainer.deep.engine.DeviceChoice;
import dev.lazurite.trainer.tabular.ModelFolder;
import dev.lazurite.trainer.tabular.TableModel;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A saved model, and a table for it. */
final class ModelOptions {
    @Option(names = "--model", required = true, paramLabel = "DIR", description = "Folder of the model.")
    private Path model;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE",
            description =
                    "Table (or folder of pictures) with the model's inputs, and with its target where quality is measured.")
    private Path data;

    @Option(
            names = "--device",
            defaultValue = "auto",
            paramLabel = "DEVICE",
            description = "Of a network: auto, cpu or cuda:N (default: ${DEFAULT-VALUE}).")
    private String device;

    @Mixin
    private DataOptions dataOptions;

    Path data() {
        return data;
    }

    Path folder() {
        return model;
    }

    /** A model over a table, for what only such models can do. */
    TableModel load() throws IOException {
        return ModelFolder.load(model);
    }

    /** Any model. */
    Model loadAny() throws IOException {
        return NetworkFolder.holdsNetwork(model)
                ? NetworkFolder.load(model, DeviceChoice.of(device))
                : ModelFolder.load(model);
    }

    /** The columns that the model goes by. */
    Dataset inputs(Model loaded, Progress progress) throws IOException {
        if (loaded instanceof NetworkModel network) {
            return noted(loaded, NetworkData.read(network, dataOptions.of(data), false), progress);
        }
        return noted(loaded, dataOptions.open(data, progress).read(loaded.inputs()), progress);
    }

    /** Those and the target; a model that learned without one can do without it here. */
    Dataset inputsAndTarget(Model loaded, Progress progress) throws IOException {
        if (loaded instanceof NetworkModel network) {
            return noted(loaded, NetworkData.read(network, dataOptions.of(data), true), progress);
        }
        TableFile file = dataOptions.open(data, progress);
        boolean needed = loaded.task().supervised() || file.has(loaded.target().name());
        Schema columns = needed ? loaded.inputsAndTarget() : loaded.inputs();
        return noted(loaded, file.read(columns), progress);
    }

    /** A column of the table, whatever is in it, also one that the model does not go by. */
    Dataset column(String name) throws IOException {
        return TableFile.open(dataOptions.of(data)).read(name);
    }

    /** What to log of these. */
    Map<String, String> told(String command) {
        return Map.of(command + ".model", model.toString(), command + ".data", data.toString());
    }

    private static Dataset noted(Model loaded, Dataset rows, Progress progress) {
        loaded.notes(rows).forEach(progress::noted);
        return rows;
    }
}
