package dev.lazurite.app;

import dev.lazurite.app.command.CommandLineProgram;

/** Where the program starts. */
public final class Lazurite {
    private Lazurite() {}

    /** Runs the command line and exits: the server's threads would keep a failed start alive. */
    public static void main(String[] arguments) {
        System.exit(CommandLineProgram.run(System.getenv(), arguments));
    }
}
