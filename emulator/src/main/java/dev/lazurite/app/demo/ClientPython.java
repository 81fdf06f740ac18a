package dev.lazurite.app.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32;

import dev.lazurite.app.instance.Refusal;
import dev.lazurite.jobs.environments.IndexConfiguration;

/** A virtual environment with the released clients, made once for each list of requirements. */
final class ClientPython {
    private static final String STAMP = "made-from.txt";

    private final Path folder;
    private final Path tools;
    private final Consumer<String> say;

    /**
     * @param data the data folder
     * @param say is told of each long step before it begins
     */
    ClientPython(Path data, Consumer<String> say) {
        this.folder = data.resolve("demo").resolve("venv");
        this.tools = data.resolve("tools");
        this.say = say;
    }

    /** The interpreter of the environment for {@code requirements}, made when it is not there yet. */
    Path prepare(Python python, Path requirements) throws IOException {
        Path interpreter = folder.resolve("bin").resolve("python");
        String stamp = python.version() + " " + checksum(requirements) + "\n";
        Path stampFile = folder.resolve(STAMP);
        if (Files.isExecutable(interpreter)
                && Files.exists(stampFile)
                && Files.readString(stampFile).equals(stamp)) {
            return interpreter;
        }
        say.accept("Preparing a Python " + python.version() + " environment with the released Azure clients, once;"
                + " this downloads about 100 MB ...");
        Optional<String> uv = uv(python);
        if (uv.isPresent()) {
            run(List.of(uv.get(), "venv", "-q", "--clear", "--python", python.command(), folder.toString()));
            run(List.of(uv.get(), "pip", "install", "--python", interpreter.toString(), "-r", requirements.toString()));
        } else {
            run(List.of(python.command(), "-m", "venv", "--clear", folder.toString()));
            run(List.of(interpreter.toString(), "-m", "pip", "install", "-r", requirements.toString()));
        }
        Files.writeString(stampFile, stamp);
        return interpreter;
    }

    /** The uv on the path, or one of our own; empty when it cannot be had, and pip does it, more slowly. */
    private Optional<String> uv(Python python) {
        if (Python.answer(List.of("uv", "--version")).isPresent()) {
            return Optional.of("uv");
        }
        Path own = tools.resolve("uv").resolve("bin").resolve("uv");
        if (Files.isExecutable(own)) {
            return Optional.of(own.toString());
        }
        say.accept("Fetching uv, which installs Python packages quickly ...");
        try {
            run(List.of(
                    python.command(),
                    "-m",
                    "venv",
                    "--clear",
                    tools.resolve("uv").toString()));
            run(List.of(tools.resolve("uv/bin/python").toString(), "-m", "pip", "install", "-q", "uv"));
            return Optional.of(own.toString());
        } catch (Refusal noUv) {
            return Optional.empty();
        }
    }

    private static void run(List<String> command) {
        int code;
        try {
            ProcessBuilder process = new ProcessBuilder(command).inheritIO();
            process.environment().putAll(new IndexConfiguration(System.getenv()).forUv());
            code = process.start().waitFor();
        } catch (IOException missing) {
            throw new Refusal("'" + command.get(0) + "' cannot be run: " + missing.getMessage(), missing);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            code = -1;
        }
        if (code != 0) {
            throw new Refusal("'" + String.join(" ", command) + "' failed with exit code " + code
                    + "; what it printed is above. Without network, prepare the packages elsewhere, or check 'lazurite"
                    + " doctor'.");
        }
    }

    private static String checksum(Path file) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(Files.readString(file).getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(checksum.getValue());
    }
}
