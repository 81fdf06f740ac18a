package dev.lazurite.trainer.cli;

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
}
