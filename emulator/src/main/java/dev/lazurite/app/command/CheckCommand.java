package dev.lazurite.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import dev.lazurite.app.check.JobFileCheck;
import dev.lazurite.app.check.Report;
import dev.lazurite.app.instance.InstanceClient;
import dev.lazurite.platform.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks at a job file and says all that is wrong with it, and what it would do; nothing is submitted. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Check a job or component file of the CLI (command, sweep, pipeline) without running it.",
        footer = {
            "",
            "Says every problem at once, with file and line: paths and keys that are missing, bindings that mean nothing,",
            "types that do not fit, cycles. When an instance runs, computes and assets are looked up in its default",
            "workspace, and hours and price are foreseen from earlier runs of steps of the same name. Warnings alone do",
            "not make a file invalid."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:valid", "1:not valid"})
final class CheckCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private final DataOption data;

    @Parameters(paramLabel = "FILE.yml", description = "The file to check.")
    private Path file;

    @Option(names = "--json", description = "As one JSON line.")
    private boolean json;

    CheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.data = new DataOption(surroundings);
    }

    @Override
    public Integer call() throws IOException {
        Report report = JobFileCheck.check(file, InstanceClient.ofRunning(data.folder()));
        surroundings.out().println(json ? Json.write(report.json()) : report.text());
        return report.valid() ? 0 : 1;
    }
}
