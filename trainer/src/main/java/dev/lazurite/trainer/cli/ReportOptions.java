package dev.lazurite.trainer.cli;

import java.io.PrintWriter;

import dev.lazurite.trainer.api.Progress;
import picocli.CommandLine.Option;

/** How a command tells what it does. */
final class ReportOptions {
    @Option(names = "--json", description = "Print events as JSON, one a line.")
    private boolean json;

    @Option(names = "--verbose", description = "Show where a failure happened.")
    private boolean verbose;

    boolean json() {
        return json;
    }

    boolean verbose() {
        return verbose;
    }

    /** How the work is reported while it goes on. */
    Progress progress(PrintWriter out) {
        return json() ? new JsonProgress(out) : new HumanProgress(out);
    }
}
