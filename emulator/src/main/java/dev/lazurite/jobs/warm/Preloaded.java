package dev.lazurite.jobs.warm;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The preloaded interpreter of one environment. It ends with this server, since it reads of its end on its standard input. */
final class Preloaded {
    private static final String IDLE_SECONDS = "600";

    private final Path socket;
    private final Process process;

    private Preloaded(Path socket, Process process) {
        this.socket = socket;
        this.process = process;
    }

    /** Starts one; it is there some seconds later, or never. */
    static Preloaded start(Path python, Path script, Path socket, Map<String, String> environment) throws IOException {
        Files.deleteIfExists(socket);
        ProcessBuilder builder = new ProcessBuilder(
                        python.toString(), script.toString(), socket.toString(), IDLE_SECONDS)
                .directory(script.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(new File(socket + ".log"));
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new Preloaded(socket, builder.start());
    }

    /** Whether it takes scripts now. */
    boolean ready() {
        return process.isAlive() && Files.exists(socket);
    }

    /** Whether it ended since nobody asked it for anything, so that another one may be started. */
    boolean idled() {
        return !process.isAlive() && process.exitValue() == 0;
    }

    void end() {
        process.destroy();
    }
}
