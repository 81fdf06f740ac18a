package dev.lazurite.jobs.isolation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A way to run a command apart from everything else on this machine. */
public sealed interface Isolation permits Bubblewrap, Namespaces, NotIsolated {
    /**
     * What to put before a command so that it runs in isolation. The command's exit code is that of the whole, when the command
     * ends all that it started is killed, and a signal to terminate reaches the command's processes and not what isolates them.
     *
     * @param view what it sees; its folders are there
     * @param workingDirectory where it begins
     */
    List<String> before(View view, Path workingDirectory) throws IOException;

    /** Whether a command is isolated at all. */
    boolean isolates();

    /** What isolates, or why nothing does, as a user is told. */
    String description();
}
