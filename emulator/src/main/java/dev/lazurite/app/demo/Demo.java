package dev.lazurite.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import dev.lazurite.app.instance.DataFolder;
import dev.lazurite.app.instance.InstanceRecord;
import dev.lazurite.app.instance.Refusal;

/** Runs the quickstart against an instance: through the released Python clients, or its Java half over plain REST. */
public final class Demo {
    private final DataFolder folder;
    private final InstanceRecord instance;
    private final Map<String, String> variables;
    private final Consumer<String> say;

    /**
     * @param variables what clients need to reach {@code instance}
     * @param say prints a line
     */
    public Demo(DataFolder folder, InstanceRecord instance, Map<String, String> variables, Consumer<String> say) {
        this.folder = folder;
        this.instance = instance;
        this.variables = variables;
        this.say = say;
    }

    /** Runs it, says where to look next, and returns the exit code. */
    public int run() throws IOException, InterruptedException {
        Path quickstart = quickstart();
        Optional<Python> python = Python.find();
        int code;
        if (python.isPresent()) {
            code = throughPython(quickstart, python.get());
        } else {
            say.accept(
                    "There is no Python 3.9 or newer on this machine, so that only the Java half is shown, over plain"
                            + " REST; 'lazurite doctor' says how to get one.");
            code = new RestDemo(instance, variables, say).run(quickstart.resolve("flowers.csv"));
        }
        if (code == 0) {
            next();
        }
        return code;
    }

    private int throughPython(Path quickstart, Python python) throws IOException, InterruptedException {
        Path interpreter = new ClientPython(folder.path(), say).prepare(python, quickstart.resolve("requirements.txt"));
        say.accept("Running samples/quickstart/quickstart.py; its jobs' own environment is made on the first run ...");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        interpreter.toString(),
                        "-u",
                        quickstart.resolve("quickstart.py").toString(),
                        folder.path().resolve("demo").resolve("model").toString()))
                .inheritIO();
        builder.environment().putAll(variables);
        // The SDK asks for news of a job every two seconds at least, unless told otherwise.
        builder.environment().putIfAbsent("AZUREML_RUN_POLLING_INTERVAL_MIN", "1");
        return builder.start().waitFor();
    }

    private void next() {
        say.accept("""

                Where to look next
                  samples/quickstart/quickstart.py   what just ran: the unmodified SDK, nothing else
                  eval "$(lazurite env)"             this shell's clients now talk to the instance
                  lazurite logs -f                   what the instance does
                  lazurite down                      ends it; everything is kept in\s""" + folder.path());
    }

    private static Path quickstart() {
        Path home = Path.of(System.getProperty("lazurite.home", "."));
        Path quickstart = home.resolve("samples").resolve("quickstart");
        if (!Files.isDirectory(quickstart)) {
            throw new Refusal("There is no " + quickstart.toAbsolutePath().normalize()
                    + ": run the demo with the launcher 'lazurite' of a whole checkout.");
        }
        return quickstart;
    }
}
