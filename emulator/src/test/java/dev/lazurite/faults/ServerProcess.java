package dev.lazurite.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.lazurite.platform.Json;

import static org.assertj.core.api.Assertions.assertThat;

/** An instance in a process of its own, with the heap that the launcher gives it, on a data folder that outlives it. */
final class ServerProcess implements AutoCloseable {
    private final Path data;
    private final Process process;
    private final int port;

    private ServerProcess(Path data, Process process, int port) {
        this.data = data;
        this.process = process;
        this.port = port;
    }

    /** Starts an instance on a free port; it answers when this returns. */
    static ServerProcess start(Path data, String... more) throws IOException {
        Process process = launch(data, more);
        String described = new BufferedReader(process.inputReader()).readLine();
        if (described == null) {
            throw new AssertionError("the server did not start: " + Files.readString(errors(data)));
        }
        return new ServerProcess(
                data, process, Json.parse(described).path("port").asInt());
    }

    /** Begins to start an instance, without waiting for it. */
    static Process launch(Path data, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.lazurite.app.Lazurite",
                "up",
                "--quiet-console",
                "--json",
                "--offline",
                "--port",
                "0",
                "--data",
                data.toString()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(errors(data).toFile()))
                .start();
    }

    /** Where what it says on standard error goes. */
    static Path errors(Path data) {
        return data.resolveSibling(data.getFileName() + ".err");
    }

    int port() {
        return port;
    }

    Path data() {
        return data;
    }

    /** Signs in to it. */
    Caller caller() throws IOException, InterruptedException {
        return new Caller(port, data);
    }

    /** The most memory that the process has had in RAM, in MiB; 0 where the system does not say. */
    long peakMebibytes() throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    /** Whether it runs: it ends itself when its heap does not suffice. */
    boolean alive() {
        return process.isAlive();
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** A clean end, as by Ctrl-C. */
    @Override
    public void close() {
        process.destroy();
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS))
                    .as("ends within 30 s")
                    .isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }
}
