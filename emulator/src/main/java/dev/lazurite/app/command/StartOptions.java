package dev.lazurite.app.command;

import dev.lazurite.app.Settings;
import dev.lazurite.app.instance.DataFolder;
import dev.lazurite.jobs.isolation.IsolationMode;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How an instance is started, for the commands that start one. */
final class StartOptions {
    static final int DEFAULT_PORT = 10100;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "" + DEFAULT_PORT,
            description = "The port to listen on, 0 for a free one; ${DEFAULT-VALUE} when not given.")
    private int port;

    @Option(
            names = "--offline",
            description = "Refuse hosts that are not emulated, instead of tunnelling to ports 80 and 443 of them.")
    private boolean offline;

    @Option(
            names = "--isolation",
            paramLabel = "auto|off|require",
            defaultValue = "${env:LAZURITE_ISOLATION:-auto}",
            converter = IsolationOption.class,
            description =
                    "Whether jobs run apart from each other and from the instance's files: where this machine allows it"
                            + " (auto), never (off), or not at all where it does not (require); LAZURITE_ISOLATION, or else auto,"
                            + " when not given.")
    private IsolationMode isolation = IsolationMode.AUTO;

    @Option(
            names = "--warm-python",
            paramLabel = "true|false",
            arity = "1",
            defaultValue = "${env:LAZURITE_WARM_PYTHON:-true}",
            description =
                    "Whether preloaded interpreters run the scripts of jobs that are isolated; LAZURITE_WARM_PYTHON, or"
                            + " else true, when not given.")
    private boolean warmPython;

    @Option(
            names = "--environment-cache",
            paramLabel = "GB",
            defaultValue = "${env:LAZURITE_ENVIRONMENT_CACHE:-" + Settings.ENVIRONMENT_CACHE_GB + "}",
            description =
                    "How much the environments of jobs may take on disk: those that were not used for the longest time are"
                            + " removed, and never one that a job uses; LAZURITE_ENVIRONMENT_CACHE, or else "
                            + Settings.ENVIRONMENT_CACHE_GB + ", when not given.")
    private double environmentCache;

    Settings settings(DataFolder folder) {
        if (port < 0 || port > 65535) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "Invalid value for option '--port': " + port + " is not between 0 and 65535");
        }
        if (!(environmentCache >= 0)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "Invalid value for option '--environment-cache': " + environmentCache + " is less than nothing");
        }
        return new Settings(
                folder.path(), "127.0.0.1", port, offline, isolation, warmPython, Settings.gigabytes(environmentCache));
    }
}
