package dev.lazurite.jobs.environments;

import java.nio.file.Path;
import java.util.List;

/** Python's own venv and pip, for machines that uv cannot be had on. */
record Pip() implements Installer {
    @Override
    public List<String> create(Path interpreter, Path folder) {
        return List.of(interpreter.toString(), "-m", "venv", folder.toString());
    }

    @Override
    public List<String> install(Path folder, List<String> lines, Path requirements) {
        return List.of(
                Installer.python(folder).toString(),
                "-m",
                "pip",
                "install",
                "--disable-pip-version-check",
                "--no-input",
                "--progress-bar",
                "off",
                "--requirement",
                requirements.toString());
    }

    @Override
    public List<String> freeze(Path folder) {
        return List.of(Installer.python(folder).toString(), "-m", "pip", "freeze", "--all");
    }
}
