package dev.lazurite.app.command;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.lazurite.app.instance.DataFolder;
import dev.lazurite.app.instance.InstanceRecord;
import dev.lazurite.app.instance.Probe;
import dev.lazurite.app.instance.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends the instance of a data folder, and returns when it is gone. */
@Command(name = "down", mixinStandardHelpOptions = true, description = "End the instance.")
final class DownCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Surroundings surroundings;

    @Mixin
    private final DataOption data;

    DownCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.data = new DataOption(surroundings);
    }

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        DataFolder folder = data.folder();
        Optional<InstanceRecord> running = Probe.find(folder);
        if (running.isEmpty()) {
            surroundings.err().println("lazurite: nothing is running on " + folder.path());
            return 0;
        }
        // The instance of this very record answered just now, so that its process id is true.
        long pid = running.get().pid();
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        if (process.isPresent()) {
            process.get().destroy();
            try {
                process.get().onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (TimeoutException stillThere) {
                throw new Refusal("Process " + pid + " was told to end and is still there after " + PATIENCE.toSeconds()
                        + " s; 'kill -9 " + pid + "' ends it, and no acknowledged write is lost.");
            }
        }
        surroundings.err().println("lazurite: ended the instance on " + folder.path());
        return 0;
    }
}
