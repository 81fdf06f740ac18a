package dev.lazurite.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import dev.lazurite.app.client.VariableFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * Runs a command with the variables of {@code env}. The launcher hands a file over to be written for its shell, which then
 * becomes the command: signals and the exit code are the command's own. Without it this process waits for the command.
 */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        customSynopsis = "lazurite run [--data=DIR] [--port=N] [--offline] -- COMMAND [ARGUMENT...]",
        description = {
            "Run a command with the variables that clients need; its exit code is the one of this command.",
            "Starts the instance when it does not answer."
        })
final class RunCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private final DataOption data;

    @Mixin
    private final StartOptions start = new StartOptions();

    @Parameters(arity = "1..*", paramLabel = "COMMAND", description = "The command and its arguments, after --.")
    private List<String> command = new ArrayList<>();

    RunCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.data = new DataOption(surroundings);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, String> variables = new ClientVariables(surroundings).of(data.folder(), start);
        String script = System.getProperty("lazurite.script", "");
        if (!script.isEmpty()) {
            String words = command.stream().map(VariableFormat::quote).collect(Collectors.joining(" "));
            Files.writeString(Path.of(script), VariableFormat.SH.write(variables) + "exec " + words + "\n");
            return 0;
        }
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(variables);
        return builder.start().waitFor();
    }
}
