package dev.lazurite.trainer.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.deep.distributed.LocalWorkers;
import dev.lazurite.trainer.deep.distributed.WorkerLostException;

/** This command in several processes, each without the options that are for the one that starts them. */
final class WorkerProcesses {
    private static final List<String> OWN = List.of("--workers", "--max-restarts");

    private final Surroundings surroundings;

    WorkerProcesses(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * Runs them.
     *
     * @param restarts how often all are started again after one was lost; they go on from their checkpoint
     */
    void run(List<String> arguments, int workers, int restarts) throws IOException {
        var processes = new LocalWorkers(
                command(arguments), workers, line -> surroundings.out().println(line));
        for (int again = 0; ; again++) {
            LocalWorkers.Ending ending = processes.run();
            if (ending.succeeded()) {
                return;
            }
            String words = ending.lastWords().replaceFirst("^lazurite-train: ", "");
            if (ending.exitCode() == Failures.CALLERS_MISTAKE) {
                throw new InvalidInputException(words);
            }
            if (again == restarts) {
                throw new WorkerLostException(
                        "Worker %d of %d ended with exit code %d%s. --checkpoint FILE --max-restarts 1 would go on from the last epoch by itself."
                                .formatted(
                                        ending.worker(),
                                        workers,
                                        ending.exitCode(),
                                        words.isEmpty() ? "" : ": " + words));
            }
        }
    }

    private static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        String pytorch = System.getProperty("lazurite.pytorch");
        if (pytorch != null) {
            command.add("-Dlazurite.pytorch=" + pytorch);
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Train.class.getName()));
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (OWN.contains(argument)) {
                i++;
            } else if (OWN.stream().noneMatch(own -> argument.startsWith(own + "="))) {
                command.add(argument);
            }
        }
        return command;
    }
}
