package dev.lazurite.app.command;

import java.util.Optional;
import java.util.concurrent.Callable;

import dev.lazurite.app.instance.DataFolder;
import dev.lazurite.app.instance.InstanceRecord;
import dev.lazurite.app.instance.Probe;
import dev.lazurite.platform.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says whether the instance of a data folder answers: exit code 0 when it does, 3 when not. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Say whether the instance answers.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:it answers", "3:it does not"})
final class StatusCommand implements Callable<Integer> {
    private static final int NOT_RUNNING = 3;

    private final Surroundings surroundings;

    @Mixin
    private final DataOption data;

    @Option(names = "--json", description = "As one JSON line.")
    private boolean json;

    StatusCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.data = new DataOption(surroundings);
    }

    @Override
    public Integer call() {
        DataFolder folder = data.folder();
        Optional<InstanceRecord> running = Probe.find(folder);
        if (running.isPresent()) {
            Banner banner = new Banner(folder, running.get());
            surroundings.out().println(json ? banner.json() : banner.text());
            return 0;
        }
        surroundings
                .out()
                .println(
                        json
                                ? Json.write(Json.object()
                                        .putNull("instance")
                                        .put("data", folder.path().toString()))
                                : "Nothing is running on " + folder.path() + "; 'lazurite up' starts an instance.");
        return NOT_RUNNING;
    }
}
