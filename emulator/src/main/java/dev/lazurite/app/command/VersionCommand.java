package dev.lazurite.app.command;

import dev.lazurite.app.Version;
import picocli.CommandLine.Command;

/** Prints the version of the program and of the Java that runs it. */
@Command(name = "version", mixinStandardHelpOptions = true, description = "Print the version.")
final class VersionCommand implements Runnable {
    private final Surroundings surroundings;

    VersionCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        surroundings.out().println("lazurite " + Version.CURRENT + " (Java " + Runtime.version() + ")");
    }
}
