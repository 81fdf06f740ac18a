package dev.lazurite.jobs.environments;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program to run to its end, its output going line by line to a build log.
 *
 * @param words the program and its arguments
 * @param folder to run in
 * @param environment the whole of it: nothing is inherited
 * @param limit after which it is ended with all that it started
 */
record Command(List<String> words, Path folder, Map<String, String> environment, Duration limit) {
    private static final int TAIL = 25;

    /**
     * How a program ended.
     *
     * @param tail the last lines that it printed
     */
    record Outcome(boolean succeeded, String tail) {}

    /** Runs it. A program that cannot be started is an outcome too. */
    Outcome run(BuildLog log) throws InterruptedException {
        log.line("$ " + String.join(" ", words));
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
            process.getOutputStream().close();
        } catch (IOException missing) {
            log.line(missing.getMessage());
            return new Outcome(false, missing.getMessage());
        }
        Deque<String> tail = new ArrayDeque<>();
        Thread reader = new Thread(() -> follow(process, tail, log), "build-log");
        reader.setDaemon(true);
        reader.start();
        try {
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                return new Outcome(false, words.get(0) + " did not end within " + limit.toSeconds() + " s");
            }
            reader.join(Duration.ofSeconds(5).toMillis());
            synchronized (tail) {
                return new Outcome(process.exitValue() == 0, String.join("\n", tail));
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static void follow(Process process, Deque<String> tail, BuildLog log) {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.line(line);
                synchronized (tail) {
                    tail.addLast(line);
                    if (tail.size() > TAIL) {
                        tail.removeFirst();
                    }
                }
            }
        } catch (IOException | UncheckedIOException closed) {
            // the program was ended while it was read: what it said until then is in the log
            log.line("(output ended)");
        }
    }
}
