package dev.lazurite.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import dev.lazurite.app.LogFile;
import dev.lazurite.app.Settings;
import dev.lazurite.app.instance.DataFolder;
import dev.lazurite.app.instance.DetachedStart;
import dev.lazurite.app.instance.InstanceRecord;
import dev.lazurite.app.instance.Probe;
import dev.lazurite.app.instance.Restore;
import dev.lazurite.app.instance.RunningInstance;
import dev.lazurite.platform.Ids;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts an instance, here until Ctrl-C or in a process of its own. */
@Command(name = "up", mixinStandardHelpOptions = true, description = "Start an instance; Ctrl-C ends it cleanly.")
final class UpCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private final DataOption data;

    @Mixin
    private final StartOptions start = new StartOptions();

    @Option(names = "--detach", description = "Return as soon as the instance answers, and leave it running.")
    private boolean detach;

    @Option(names = "--json", description = "Describe the instance as one JSON line instead of the banner.")
    private boolean json;

    @Option(
            names = "--restore",
            description = "Go back to the newest copy of the database first, for one that does not open.")
    private boolean restore;

    @Option(names = "--quiet-console", hidden = true, description = "Log to the file alone once started.")
    private boolean quietConsole;

    UpCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.data = new DataOption(surroundings);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        DataFolder folder = data.folder();
        Settings settings = start.settings(folder);
        if (detach) {
            Optional<InstanceRecord> running = Probe.find(folder);
            if (running.isPresent()) {
                surroundings.err().println("lazurite: already running");
                describe(folder, running.get());
                return 0;
            }
            describe(folder, DetachedStart.start(settings, restore ? List.of("--restore") : List.of()));
            return 0;
        }
        folder.prepare();
        if (restore) {
            Path snapshot = Restore.newest(folder.path());
            surroundings.err().println("lazurite: went back to " + snapshot.getFileName());
        }
        LogFile.open(folder.log());
        RunningInstance instance = RunningInstance.start(settings, Clock.systemUTC(), Ids.random());
        Runtime.getRuntime().addShutdownHook(new Thread(instance::close, "shutdown"));
        describe(folder, instance.record());
        if (quietConsole) {
            LogFile.closeConsole();
        }
        // Until the process is told to end; the shutdown hook then ends the instance.
        new CountDownLatch(1).await();
        return 0;
    }

    private void describe(DataFolder folder, InstanceRecord record) {
        Banner banner = new Banner(folder, record);
        surroundings.out().println(json ? banner.json() : banner.text());
        surroundings.out().flush();
    }
}
