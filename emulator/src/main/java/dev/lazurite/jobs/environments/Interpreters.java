package dev.lazurite.jobs.environments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The CPythons of this machine: on the {@code PATH}, of pyenv, uv and conda in the home folder, and where systems put them.
 * Looked for once. None is ever downloaded.
 */
final class Interpreters {
    /** Older ones are left alone: installers of today do not run on them. */
    private static final int OLDEST = 6;

    private static final String PROBE = "import sys; print(*sys.version_info[:3], sys.implementation.name)";

    private final Map<String, String> environment;
    private Map<Integer, Interpreter> found = Map.of();

    /**
     * An interpreter.
     *
     * @param path with links resolved
     * @param minor of its version 3.minor
     * @param version in full
     */
    record Interpreter(Path path, int minor, String version) {}

    Interpreters(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** The interpreter that serves {@code wish} best; the log is told when it is not what was wished. */
    Interpreter choose(PythonWish wish, BuildLog log) throws EnvironmentFault, InterruptedException {
        Map<Integer, Interpreter> here = here();
        Interpreter chosen = wish.choose(here.keySet())
                .map(here::get)
                .orElseThrow(() -> new EnvironmentFault(
                        "No Python 3." + OLDEST + " or newer was found on this machine (PATH, pyenv, uv, conda)."));
        if (!wish.accepts(chosen.minor())) {
            log.line("python: " + wish + " was asked for; this machine has "
                    + here.values().stream().map(Interpreter::version).collect(Collectors.joining(", "))
                    + " and the nearest, " + chosen.version() + ", is used");
        }
        return chosen;
    }

    private synchronized Map<Integer, Interpreter> here() throws InterruptedException {
        if (found.isEmpty()) {
            Map<Integer, Interpreter> all = new TreeMap<>();
            for (Path candidate : candidates()) {
                probe(candidate)
                        .filter(one -> one.minor() >= OLDEST)
                        .ifPresent(one -> all.putIfAbsent(one.minor(), one));
            }
            found = all;
        }
        return found;
    }

    private Collection<Path> candidates() {
        List<Path> folders = new ArrayList<>();
        for (String entry : environment.getOrDefault("PATH", "").split(":")) {
            // a shim answers for one version at a time; pyenv's own folders follow below
            if (!entry.isBlank() && !entry.endsWith("/shims")) {
                folders.add(Path.of(entry));
            }
        }
        Path home = Path.of(environment.getOrDefault("HOME", "/"));
        Path pyenv =
                Optional.ofNullable(environment.get("PYENV_ROOT")).map(Path::of).orElse(home.resolve(".pyenv"));
        children(pyenv.resolve("versions"), "3.*").forEach(version -> folders.add(version.resolve("bin")));
        children(home.resolve(".local/share/uv/python"), "cpython-3.*")
                .forEach(version -> folders.add(version.resolve("bin")));
        for (String conda : List.of("miniconda3", "anaconda3", "miniforge3")) {
            folders.add(home.resolve(conda).resolve("bin"));
            children(home.resolve(conda).resolve("envs"), "*").forEach(one -> folders.add(one.resolve("bin")));
        }
        List.of("/usr/bin", "/usr/local/bin", "/opt/homebrew/bin").forEach(folder -> folders.add(Path.of(folder)));
        Set<Path> programs = new LinkedHashSet<>();
        for (Path folder : folders) {
            for (Path program : children(folder, "python3{,.[0-9],.[0-9][0-9]}")) {
                resolved(program).ifPresent(programs::add);
            }
        }
        return programs;
    }

    private static List<Path> children(Path folder, String glob) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, glob)) {
            stream.forEach(children::add);
        } catch (IOException | UncheckedIOException unreadable) {
            return List.of(); // a folder that may not be read offers nothing
        }
        children.sort(null);
        return children;
    }

    private static Optional<Path> resolved(Path program) {
        try {
            return Files.isExecutable(program) ? Optional.of(program.toRealPath()) : Optional.empty();
        } catch (IOException dangling) {
            return Optional.empty();
        }
    }

    private static Optional<Interpreter> probe(Path program) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(program.toString(), "-I", "-S", "-c", PROBE)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            String[] said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .trim()
                    .split(" ");
            if (said.length != 4 || !"3".equals(said[0]) || !"cpython".equals(said[3])) {
                return Optional.empty();
            }
            return Optional.of(
                    new Interpreter(program, Integer.parseInt(said[1]), said[0] + "." + said[1] + "." + said[2]));
        } catch (IOException broken) {
            return Optional.empty();
        }
    }
}
