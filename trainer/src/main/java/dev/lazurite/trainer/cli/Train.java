package dev.lazurite.trainer.cli;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.lazurite.trainer.tabular.Provenance;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The entry point of {@code lazurite-train}. */
@Command(
        name = "lazurite-train",
        description = "Trains models on tables.",
        mixinStandardHelpOptions = true,
        versionProvider = Train.Version.class,
        footer = {
            "",
            "Exit codes: 0 done, 1 something failed, 2 the request or the data must be put right.",
            "Start with: lazurite-train fit --help"
        })
public final class Train implements Runnable {
    /** Held, since the JDK forgets the level of a logger that nobody holds. */
    private static final Logger ROOT = Logger.getLogger("");

    @Spec
    private CommandSpec spec;

    private Train() {}

    /** Runs a command and exits with its code. */
    public static void main(String[] arguments) {
        ROOT.setLevel(Level.OFF);
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var out = writer(FileDescriptor.out);
        var err = writer(FileDescriptor.err);
        int code = execute(new Surroundings(System.getenv(), Clock.systemUTC(), in, out, err, terminal()), arguments);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /** As bin/lazurite-train found: Java cannot tell in all its versions. */
    private static boolean terminal() {
        return Boolean.getBoolean("lazurite.terminal");
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
    }

    /** Runs a command and returns its exit code. */
    static int execute(Surroundings surroundings, String... arguments) {
        var failures = new Failures(surroundings);
        return new CommandLine(new Train())
                .addSubcommand(new FitCommand(surroundings))
                .addSubcommand(new EvaluateCommand(surroundings))
                .addSubcommand(new PredictCommand(surroundings))
                .addSubcommand(new ExplainCommand(surroundings))
                .addSubcommand(new AutomlCommand(surroundings))
                .addSubcommand(new DriftCommand(surroundings))
                .addSubcommand(new LearnersCommand(surroundings))
                .addSubcommand(new SweepCommand(surroundings))
                .setOut(surroundings.out())
                .setErr(surroundings.err())
                .setExecutionStrategy(Failures::run)
                .setParameterExceptionHandler(failures::unclear)
                .setExecutionExceptionHandler(failures::failed)
                .execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Name a command: %s."
                        .formatted(String.join(", ", spec.subcommands().keySet())));
    }

    /** Reads the version out of the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"lazurite-train " + Provenance.version()};
        }
    }
}
