package dev.lazurite.trainer.cli;

import java.io.PrintWriter;
import java.util.Optional;

import dev.lazurite.trainer.api.Progress;
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
    Progress progress(PrintWriter out) {
        ConsoleProgress made = json() ? new JsonProgress(out) : new HumanProgress(out);
        progress = Optional.of(made);
        return made;
    }

    /** The greatest table that was read so far, as far as it was told. */
    Optional<ConsoleProgress.Table> table() {
        return progress.flatMap(ConsoleProgress::table);
    }
}
