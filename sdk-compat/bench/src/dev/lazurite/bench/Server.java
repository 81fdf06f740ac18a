package dev.lazurite.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server process, with all that it starts. */
final class Server implements AutoCloseable {
    private static final long PATIENCE_NS = TimeUnit.MINUTES.toNanos(3);

    private final Process process;
    private final int port;
    private final long begun;

    private Server(Process process, int port, long begun) {
        this.process = process;
        this.port = port;
        this.begun = begun;
    }

    /** Starts {@code command}; what it writes goes to {@code log}. */
    static Server start(int port, Path log, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.directory(new File(System.getProperty("java.io.tmpdir")));
        long begun = System.nanoTime();
        return new Server(builder.start(), port, begun);
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** Milliseconds from the start of the process to the first 200 for {@code request}, which is sent again until then. */
    double untilAnswered(Request request) throws InterruptedException {
        while (System.nanoTime() - begun < PATIENCE_NS && process.isAlive()) {
            try (Connection connection = Connection.plain(port)) {
                if (connection.send(request).status() == 200) {
                    return (System.nanoTime() - begun) / 1e6;
                }
            } catch (IOException notYet) {
                Thread.sleep(2);
            }
        }
        throw new IllegalStateException("the server on port " + port + " never answered");
    }

    /** Resident memory in MiB, of the process and of all that it started. */
    double memory() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                        .mapToLong(each -> resident(each.pid()))
                        .sum()
                / 1024.0;
    }

    private static long resident(long pid) {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
            String text = new String(ps.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII);
            return text.isBlank() ? 0 : Long.parseLong(text.strip());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Ends it with {@code kill -9}. */
    void kill() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        started.forEach(ProcessHandle::destroyForcibly);
    }

    /** Deletes a folder with all that is in it. */
    static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
