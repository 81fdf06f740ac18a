package dev.lazurite.jobs.environments;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * uv: seconds where pip takes minutes, files shared between environments by hard links.
 *
 * @param program to run
 */
record Uv(String program) implements Installer {
    @Override
    public List<String> create(Path interpreter, Path folder) {
        return List.of(
                program,
                "venv",
                "--seed",
                "--no-project",
                "--no-config",
                "--no-python-downloads",
                "--python",
                interpreter.toString(),
                folder.toString());
    }

    @Override
    public List<String> install(Path folder, List<String> lines, Path requirements) {
        List<String> words = new ArrayList<>(List.of(
                program,
                "pip",
                "install",
                "--no-progress",
                "--python",
                Installer.python(folder).toString(),
                "--requirement",
                requirements.toString()));
        // what pip takes in a requirements file and uv only on its command line
        for (String line : lines) {
            if ("--pre".equals(line)) {
                words.addAll(List.of("--prerelease", "allow"));
            } else if (line.startsWith("--trusted-host")) {
                words.addAll(List.of(
                        "--allow-insecure-host",
                        line.substring(14).replace('=', ' ').trim()));
            }
        }
        return words;
    }

    @Override
    public List<String> freeze(Path folder) {
        return List.of(
                program, "pip", "freeze", "--python", Installer.python(folder).toString());
    }
}
