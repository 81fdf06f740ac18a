package dev.lazurite.app.command;

import java.util.Map;

import dev.lazurite.app.Version;
import dev.lazurite.app.instance.Refusal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line as a whole. */
public final class CommandLineProgram {
    private CommandLineProgram() {}

    /** The program without a command: says which there are. */
    @Command(
            name = "lazurite",
            mixinStandardHelpOptions = true,
            description = "A local stand-in for Azure Machine Learning, to which unmodified Azure clients talk.",
            synopsisSubcommandLabel = "COMMAND",
            footer = {"", "Begin with 'lazurite demo', or with 'lazurite up' and 'eval \"$(lazurite env)\"'."})
    static final class Root implements Runnable {
        @Spec
        private CommandSpec spec;

        @Override
        public void run() {
            throw new CommandLine.ParameterException(spec.commandLine(), "Missing required command");
        }
    }

    /** Runs what {@code arguments} ask for and returns the exit code: 2 for a wrong usage, 1 for what could not be done. */
    public static int run(Map<String, String> environment, String... arguments) {
        try {
            return commandLine(Surroundings.of(environment, System.out, System.err))
                    .execute(arguments);
        } catch (Refusal refused) {
            System.err.println("lazurite: " + refused.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
    }

    private static CommandLine commandLine(Surroundings surroundings) {
        CommandLine program = new CommandLine(new Root())
                .addSubcommand(new UpCommand(surroundings))
                .addSubcommand(new DownCommand(surroundings))
                .addSubcommand(new StatusCommand(surroundings))
                .addSubcommand(new LogsCommand(surroundings))
                .addSubcommand(new ResetCommand(surroundings))
                .addSubcommand(new DoctorCommand(surroundings))
                .addSubcommand(new EnvCommand(surroundings))
                .addSubcommand(new RunCommand(surroundings))
                .addSubcommand(new DemoCommand(surroundings))
                .addSubcommand(new VersionCommand(surroundings))
                .addSubcommand(new WarmCommand(surroundings));
        program.getCommandSpec().version("lazurite " + Version.CURRENT);
        program.setCaseInsensitiveEnumValuesAllowed(true);
        program.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof Refusal refused) {
                surroundings.err().println("lazurite: " + refused.getMessage());
                return CommandLine.ExitCode.SOFTWARE;
            }
            throw failure;
        });
        return program;
    }
}
