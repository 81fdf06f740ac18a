package dev.lazurite.trainer.deep.distributed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Several processes of one command on this machine, each with its {@link Place}. When one fails, the others are ended too.
 *
 * @param command what each runs
 * @param out hears the lines of the first worker
 */
public record LocalWorkers(List<String> command, int workers, Consumer<String> out) {
    public LocalWorkers {
        command = List.copyOf(command);
    }

    /**
     * How it ended.
     *
     * @param worker the one that failed first, or 0
     * @param exitCode of that one; above 128 for one that was killed
     * @param lastWords what it wrote to its error output last
     */
    public record Ending(int worker, int exitCode, String lastWords) {
        public boolean succeeded() {
            return exitCode == 0;
        }
    }

    /** Runs them to the end of all. */
    public Ending run() throws IOException {
        int port = freePort();
        List<Worker> running = new ArrayList<>();
        try {
            for (int rank = 0; rank < workers; rank++) {
                running.add(Worker.start(this, new Place(rank, workers, loopback(), port)));
            }
            CompletableFuture<Ending> failure = new CompletableFuture<>();
            CompletableFuture<?>[] endings = running.stream()
                    .map(worker -> worker.ended.thenAccept(ending -> {
                        if (!ending.succeeded()) {
                            failure.complete(ending);
                        }
                    }))
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture<Ending> allWell =
                    CompletableFuture.allOf(endings).thenApply(ended -> new Ending(0, 0, ""));
            return (Ending) CompletableFuture.anyOf(failure, allWell).join();
        } finally {
            running.forEach(worker -> worker.process.destroyForcibly());
            running.forEach(worker -> worker.process.onExit().join());
        }
    }

    private static String loopback() {
        return InetAddress.getLoopbackAddress().getHostAddress();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** One of them. */
    private record Worker(Process process, CompletableFuture<Ending> ended) {
        static Worker start(LocalWorkers workers, Place place) throws IOException {
            var builder = new ProcessBuilder(workers.command());
            builder.environment().putAll(place.variables());
            Process process = builder.start();
            process.getOutputStream().close();
            Consumer<String> listener = place.rank() == 0 ? workers.out() : line -> {};
            CompletableFuture<Void> said = CompletableFuture.runAsync(
                    () -> process.inputReader(StandardCharsets.UTF_8).lines().forEach(listener),
                    LocalWorkers::inThread);
            CompletableFuture<String> words = CompletableFuture.supplyAsync(
                    () -> last(process.errorReader(StandardCharsets.UTF_8)), LocalWorkers::inThread);
            CompletableFuture<Ending> ended = process.onExit()
                    .thenCombine(said, (exited, nothing) -> exited)
                    .thenCombine(words, (exited, text) -> new Ending(place.rank(), exited.exitValue(), text));
            return new Worker(process, ended);
        }

        private static String last(BufferedReader errors) {
            try (errors) {
                String last = "";
                for (String line = errors.readLine(); line != null; line = errors.readLine()) {
                    last = line.isBlank() ? last : line;
                }
                return last;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void inThread(Runnable task) {
        var thread = new Thread(task, "worker-output");
        thread.setDaemon(true);
        thread.start();
    }
}
