package dev.lazurite.app.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.lazurite.app.Settings;
import dev.lazurite.platform.OwnerOnly;
import dev.lazurite.platform.Pause;

/** Starts an instance in a process of its own, which outlives this one and the terminal. */
public final class DetachedStart {
    private static final Duration ROUND = Duration.ofMillis(30);
    private static final int ROUNDS = 2000;
    private static final int TAIL = 40;

    private DetachedStart() {}

    /**
     * Starts it and waits until it answers.
     *
     * @param more further options of {@code up}
     * @throws Refusal with the end of its output when it does not come to answer
     */
    public static InstanceRecord start(Settings settings, List<String> more) {
        DataFolder folder = DataFolder.at(settings.data()).prepare();
        try {
            OwnerOnly.folder(folder.console().getParent());
            Process process = launch(command(settings, more), folder.console());
            for (int round = 0; round < ROUNDS; round++) {
                boolean ended = !process.isAlive();
                Optional<InstanceRecord> answering = Probe.find(folder);
                if (answering.isPresent()) {
                    return answering.get();
                }
                if (ended) {
                    throw new Refusal("The instance did not start. The end of its output:\n" + tail(folder.console()));
                }
                if (!Pause.of(ROUND)) {
                    throw new Refusal("Interrupted while waiting for the instance to start.");
                }
            }
            throw new Refusal(
                    "The instance does not answer after a minute. The end of its output:\n" + tail(folder.console()));
        } catch (IOException failed) {
            throw new Refusal("The instance could not be started: " + failed, failed);
        }
    }

    private static List<String> command(Settings settings, List<String> more) {
        List<String> command = new ArrayList<>();
        String launcher = System.getProperty("lazurite.launcher", "");
        if (launcher.isEmpty()) {
            // Run from classes, as tests do.
            command.add(ProcessHandle.current().info().command().orElse("java"));
            command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
            command.add("dev.lazurite.app.Lazurite");
        } else {
            command.add(launcher);
        }
        command.addAll(
                List.of("up", "--quiet-console", "--data", settings.data().toString()));
        command.addAll(List.of("--port", Integer.toString(settings.port())));
        command.addAll(List.of("--isolation", settings.isolation().name().toLowerCase(Locale.ROOT)));
        command.addAll(List.of("--warm-python", String.valueOf(settings.warmPython())));
        command.addAll(List.of("--environment-cache", String.valueOf(settings.environmentCache() / 1e9)));
        if (settings.offline()) {
            command.add("--offline");
        }
        command.addAll(more);
        return command;
    }

    private static Process launch(List<String> command, Path console) throws IOException {
        List<String> detached = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            detached.add("/usr/bin/setsid");
        } else {
            // macOS has no setsid command, and has Perl.
            detached.addAll(List.of("/usr/bin/perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV or die $!;"));
        }
        detached.addAll(command);
        Files.deleteIfExists(console);
        return new ProcessBuilder(detached)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(console.toFile())
                .start();
    }

    /** The last lines of a file. */
    private static String tail(Path file) throws IOException {
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
    }
}
