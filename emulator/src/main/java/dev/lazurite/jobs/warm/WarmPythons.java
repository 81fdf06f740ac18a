package dev.lazurite.jobs.warm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.lazurite.jobs.launch.Commands;
import dev.lazurite.jobs.launch.Launch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the scripts of jobs by preloaded interpreters: one an environment, started with the environment's first script, which
 * itself is run as usual.
 */
public final class WarmPythons implements Commands, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WarmPythons.class);
    private static final List<String> KEPT = List.of("PATH", "HOME", "LANG", "LC_ALL", "TZ", "VIRTUAL_ENV");

    /** The longest name of a socket on Linux, less what a temporary name adds. */
    private static final int LONGEST_SOCKET = 100;

    private final Path folder;
    private final Map<Path, Preloaded> preloaded = new HashMap<>();

    /** @param folder for scripts and sockets; isolated jobs must see it */
    public WarmPythons(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder).toRealPath();
        for (String script : List.of("client.py", "preloaded.py")) {
            try (InputStream content = WarmPythons.class.getResourceAsStream(script)) {
                if (content == null) {
                    throw new IllegalStateException(script + " is missing from the program");
                }
                Files.copy(content, this.folder.resolve(script), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @Override
    public List<String> words(Launch launch, String shell) {
        List<String> usual = Commands.BY_SHELL.words(launch, shell);
        Optional<List<String>> script = PythonCommand.script(launch);
        Optional<Path> environment = environment(launch);
        if (script.isEmpty() || environment.isEmpty()) {
            return usual;
        }
        Path python = environment.get().resolve("bin/python");
        Path socket = socket(environment.get());
        if (socket.toString().length() > LONGEST_SOCKET || !ready(environment.get(), python, socket, launch)) {
            return usual;
        }
        List<String> words = new ArrayList<>(List.of(python.toString(), "-I", "-S", "-E"));
        words.addAll(List.of(folder.resolve("client.py").toString(), socket.toString(), shell, launch.command()));
        words.addAll(script.get());
        return words;
    }

    /** The virtual environment whose {@code python} the command means. */
    private static Optional<Path> environment(Launch launch) {
        Map<String, String> variables = launch.environment();
        return Optional.ofNullable(variables.get("VIRTUAL_ENV"))
                .map(Path::of)
                .filter(home -> variables.getOrDefault("PATH", "").startsWith(home.resolve("bin") + ":"));
    }

    private Path socket(Path environment) {
        byte[] name = environment.toString().getBytes(StandardCharsets.UTF_8);
        return folder.resolve(UUID.nameUUIDFromBytes(name).toString().substring(0, 8));
    }

    private synchronized boolean ready(Path environment, Path python, Path socket, Launch launch) {
        Preloaded one = preloaded.get(environment);
        if (one != null && !one.idled()) {
            return one.ready();
        }
        Map<String, String> variables = new LinkedHashMap<>(Map.of("MLFLOW_DISABLE_TELEMETRY", "true"));
        KEPT.stream()
                .filter(launch.environment()::containsKey)
                .forEach(name -> variables.put(name, launch.environment().get(name)));
        try {
            preloaded.put(environment, Preloaded.start(python, folder.resolve("preloaded.py"), socket, variables));
        } catch (IOException unavailable) {
            LOG.info("no preloaded interpreter for {}: {}", environment, unavailable.toString());
        }
        return false;
    }

    @Override
    public synchronized void close() {
        preloaded.values().forEach(Preloaded::end);
    }
}
