package dev.lazurite.jobs.environments;

import java.nio.file.Path;
import java.util.List;

/** A program that makes virtual environments and installs into them. */
sealed interface Installer permits Uv, Pip {
    /** What makes an empty virtual environment with pip in it at {@code folder}. */
    List<String> create(Path interpreter, Path folder);

    /**
     * What installs into the virtual environment at {@code folder}.
     *
     * @param lines of a pip requirements file
     * @param requirements the file that holds them
     */
    List<String> install(Path folder, List<String> lines, Path requirements);

    /** What lists all that is installed at {@code folder}, a line each. */
    List<String> freeze(Path folder);

    /** The interpreter of the virtual environment at {@code folder}. */
    static Path python(Path folder) {
        return folder.resolve("bin").resolve("python");
    }
}
