package dev.lazurite.trainer.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Optional;

import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.deep.distributed.WorkerLostException;
import dev.lazurite.trainer.mlflow.MlflowException;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Says what went wrong, in a sentence, and chooses the exit code: 2 for the caller's mistakes, else 1. */
final class Failures {
    private static final int FAILED = 1;
    static final int CALLERS_MISTAKE = 2;

    private final Surroundings surroundings;

    Failures(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** An option or argument that cannot be understood. */
    int unclear(ParameterException e, String[] arguments) {
        say(e.getMessage());
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        surroundings.err().println("Try: %s --help".formatted(command));
        tell(List.of(arguments).contains("--json"), e.getMessage(), CALLERS_MISTAKE);
        return CALLERS_MISTAKE;
    }

    /** Runs the command; memory that ran out is a failure like others. */
    static int run(ParseResult parsed) {
        try {
            return new RunLast().execute(parsed);
        } catch (OutOfMemoryError e) {
            List<CommandLine> commands = parsed.asCommandLineList();
            throw new ExecutionException(commands.get(commands.size() - 1), "out of memory", new OutOfMemory(e));
        }
    }

    /** A command that could not do what it was asked. */
    int failed(Exception e, CommandLine command, ParseResult parsed) {
        boolean full = OutOfMemory.isBehind(e);
        String message = full
                ? OutOfMemory.sentence(
                        command.getCommand() instanceof Reporting told
                                ? told.report().table()
                                : Optional.empty())
                : sentence(e);
        say(message);
        if (command.getCommand() instanceof Reporting told && told.report().verbose()) {
            e.printStackTrace(surroundings.err());
        }
        int code = full || e instanceof InvalidInputException ? CALLERS_MISTAKE : FAILED;
        tell(command.getCommand() instanceof Reporting told && told.report().json(), message, code);
        return code;
    }

    private static String sentence(Exception e) {
        if (e instanceof InvalidInputException || e instanceof MlflowException || e instanceof WorkerLostException) {
            return e.getMessage();
        }
        if (e instanceof FileSystemException file) {
            return "Cannot read or write %s: %s."
                    .formatted(
                            file.getFile(),
                            file.getReason() == null ? file.getClass().getSimpleName() : file.getReason());
        }
        if (e instanceof IOException) {
            return "Reading or writing failed: %s.".formatted(e.getMessage());
        }
        return "Training failed: %s. --verbose shows where.".formatted(e);
    }

    private void say(String message) {
        surroundings.err().println("lazurite-train: " + message);
    }

    private void tell(boolean json, String message, int code) {
        if (json) {
            new JsonProgress(surroundings.out()).failed(message, code);
        }
    }
}
