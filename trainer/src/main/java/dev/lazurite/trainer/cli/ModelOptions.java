package dev.lazurite.trainer.cli;

import java.io.IOException;
import java.nio.file.Path;

import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.Schema;
import dev.lazurite.trainer.data.TableFile;
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
            description = "Table with the model's inputs, and with its target where quality is measured.")
    private Path data;

    @Mixin
    private DataOptions dataOptions;

    Path data() {
        return data;
    }

    Path folder() {
        return model;
    }

    TableModel load() throws IOException {
        return ModelFolder.load(model);
    }

    /** The columns that the model goes by. */
    Dataset inputs(TableModel loaded) throws IOException {
        return TableFile.open(dataOptions.of(data)).read(loaded.inputs());
    }

    /** Those and the target; a model that learned without one can do without it here. */
    Dataset inputsAndTarget(TableModel loaded) throws IOException {
        TableFile file = TableFile.open(dataOptions.of(data));
        boolean needed = loaded.task().supervised() || file.has(loaded.target().name());
        Schema columns = needed ? loaded.inputsAndTarget() : loaded.inputs();
        return file.read(columns);
    }
}
