package dev.lazurite.jobs.environments;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.lazurite.jobs.environments.Interpreters.Interpreter;

/**
 * The installer of this instance: uv of the {@code PATH}, or uv fetched once from the Python index into {@code <data>/tools},
 * or else venv and pip. Caches lie in the data folder: on one file system with the environments, so that files are linked
 * and not copied, and independent of a home folder that may be read-only. {@code UV_CACHE_DIR} and {@code PIP_CACHE_DIR}
 * are honoured.
 */
final class Toolbox {
    private static final Duration FETCH = Duration.ofMinutes(3);

    /** Variables of the server's own shell that would make an installer work elsewhere than it is told to. */
    private static final List<String> STRAY = List.of(
            "PYTHONPATH",
            "PYTHONHOME",
            "VIRTUAL_ENV",
            "CONDA_PREFIX",
            "PIP_TARGET",
            "PIP_PREFIX",
            "PIP_USER",
            "PIP_REQUIRE_VIRTUALENV",
            "PIP_ROOT",
            "UV_PYTHON",
            "UV_PROJECT",
            "UV_SYSTEM_PYTHON",
            "UV_TARGET",
            "UV_PREFIX",
            "UV_OFFLINE");

    private final Path data;
    private final Map<String, String> inherited;
    private final IndexConfiguration index;
    private Installer installer;

    Toolbox(Path data, Map<String, String> inherited, IndexConfiguration index) {
        this.data = data;
        this.inherited = Map.copyOf(inherited);
        this.index = index;
    }

    /** What an installer runs with. */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(inherited);
        environment.keySet().removeAll(STRAY);
        environment.putAll(index.forUv());
        environment.putIfAbsent("UV_CACHE_DIR", data.resolve("cache/uv").toString());
        environment.putIfAbsent("PIP_CACHE_DIR", data.resolve("cache/pip").toString());
        environment.put("PYTHONUNBUFFERED", "1");
        environment.put("NO_COLOR", "1");
        return environment;
    }

    /** The installer; the first call may fetch uv by means of {@code python}. */
    synchronized Installer installer(Interpreter python, BuildLog log) throws InterruptedException, IOException {
        if (installer == null) {
            installer = find(python, log);
        }
        return installer;
    }

    private Installer find(Interpreter python, BuildLog log) throws InterruptedException, IOException {
        for (String entry : inherited.getOrDefault("PATH", "").split(File.pathSeparator)) {
            Path program = Path.of(entry).resolve("uv");
            boolean there = !entry.isBlank() && Files.isExecutable(program);
            // a version manager's shim may be there without the program
            if (there && runs(List.of(program.toString(), "--version"), log)) {
                return new Uv(program.toString());
            }
        }
        Path home = data.resolve("tools").resolve("uv");
        Path program = home.resolve("bin").resolve("uv");
        Path complete = home.resolve(".complete");
        if (Files.exists(complete) && Files.isExecutable(program)) {
            return new Uv(program.toString());
        }
        log.line("tools: uv is not on the PATH and is fetched from the Python index into " + home);
        Folders.delete(home);
        Files.createDirectories(home.getParent());
        Pip pip = new Pip();
        boolean fetched = runs(pip.create(python.path(), home), log)
                && runs(List.of(Installer.python(home).toString(), "-m", "pip", "install", "-q", "uv"), log);
        if (!fetched) {
            log.line("tools: uv cannot be had; venv and pip are used, which takes longer");
            return pip;
        }
        Files.createFile(complete);
        return new Uv(program.toString());
    }

    private boolean runs(List<String> words, BuildLog log) throws InterruptedException {
        return new Command(words, data, environment(), FETCH).run(log).succeeded();
    }
}
