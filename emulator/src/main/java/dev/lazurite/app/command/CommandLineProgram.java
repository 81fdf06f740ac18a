package dev.lazurite.app.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

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
        if (arguments.length > 0 && arguments[0].equals("up")) {
            HeadStart.begin();
        }
        try {
            return commandLine(Surroundings.of(environment, System.out, System.err), arguments)
                    .execute(arguments);
        } catch (Refusal refused) {
            System.err.println("lazurite: " + refused.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
    }

    private static CommandLine commandLine(Surroundings surroundings, String... arguments) {
        Map<String, Supplier<Object>> commands = commands(surroundings);
        CommandLine program = new CommandLine(new Root());
        if (arguments.length > 0 && commands.containsKey(arguments[0])) {
            // Describing a command to picocli takes milliseconds, and a start has few: those not asked for are left
            // out.
            commands.keySet().retainAll(List.of(arguments[0]));
        }
        commands.values().forEach(command -> program.addSubcommand(command.get()));
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

    private static Map<String, Supplier<Object>> commands(Surroundings surroundings) {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("up", () -> new UpCommand(surroundings));
        commands.put("down", () -> new DownCommand(surroundings));
        commands.put("status", () -> new StatusCommand(surroundings));
        commands.put("logs", () -> new LogsCommand(surroundings));
        commands.put("reset", () -> new ResetCommand(surroundings));
        commands.put("doctor", () -> new DoctorCommand(surroundings));
        commands.put("env", () -> new EnvCommand(surroundings));
        commands.put("run", () -> new RunCommand(surroundings));
        commands.put("check", () -> new CheckCommand(surroundings));
        commands.put("clock", () -> new ClockCommand(surroundings));
        commands.put("demo", () -> new DemoCommand(surroundings));
        commands.put("version", () -> new VersionCommand(surroundings));
        commands.put("warm", () -> new WarmCommand(surroundings));
        return commands;
    }
}
