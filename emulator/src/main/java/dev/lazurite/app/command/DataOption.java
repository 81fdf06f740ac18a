package dev.lazurite.app.command;

import java.nio.file.Path;

import dev.lazurite.app.instance.DataFolder;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The folder by which every command finds its instance. */
final class DataOption {
    private final Surroundings surroundings;

    @Option(
            names = "--data",
            scope = CommandLine.ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "The data folder of the instance; LAZURITE_DATA, or else ~/.lazurite, when not given.")
    private Path data;

    DataOption(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    DataFolder folder() {
        return DataFolder.at(data == null ? surroundings.data() : data);
    }
}
