package dev.lazurite.trainer.cli;

import java.util.Optional;

import picocli.CommandLine.Option;

/** How a command tells what it does. */
final class ReportOptions {
    @Option(names = "--json", description = "Print events as JSON, one a line.")
    private boolean json;

    @Option(names = "--verbose", description = "Show where a failure happened.")
    private boolean verbose;

    private Optional<ConsoleProgress> progress = Optional.empty();

    boolean json() {
        return json;
    }

    boolean verbose() {
        return verbose;
    }

    /** How the work is reported while it goes on. */
    ConsoleProgress progress(Surroundings surroundings) {
        ConsoleProgress made = json()
                ? new JsonProgress(surroundings.out())
                : new HumanProgress(surroundings.out(), surroundings.terminal());
        progress = Optional.of(made);
        return made;
    }

    /** The greatest table that was read so far, as far as it was told. */
    Optional<ConsoleProgress.Table> table() {
        return progress.flatMap(ConsoleProgress::table);
    }
}
