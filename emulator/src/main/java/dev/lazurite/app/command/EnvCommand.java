package dev.lazurite.app.command;

import java.io.IOException;
import java.util.concurrent.Callable;

import dev.lazurite.app.client.VariableFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the variables that let clients reach the instance, and nothing else, to standard output. */
@Command(
        name = "env",
        mixinStandardHelpOptions = true,
        description = {
            "Print the variables that clients need, for eval \"$(lazurite env)\".",
            "Starts the instance when it does not answer."
        })
final class EnvCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private final DataOption data;

    @Mixin
    private final StartOptions start = new StartOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "sh",
            description = "One of sh, dotenv, json; ${DEFAULT-VALUE} when not given.")
    private VariableFormat format;

    EnvCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.data = new DataOption(surroundings);
    }

    @Override
    public Integer call() throws IOException {
        surroundings.out().print(format.write(new ClientVariables(surroundings).of(data.folder(), start)));
        surroundings.out().flush();
        return 0;
    }
}
