package dev.lazurite.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import dev.lazurite.identity.Tokens;
import dev.lazurite.jobs.command.CommandKind;
import dev.lazurite.jobs.command.VisibleFiles;
import dev.lazurite.jobs.environments.CuratedEnvironments;
import dev.lazurite.jobs.environments.EnvironmentCache;
import dev.lazurite.jobs.environments.VirtualEnvironments;
import dev.lazurite.jobs.isolation.IsolationChoice;
import dev.lazurite.jobs.launch.Commands;
import dev.lazurite.jobs.launch.ProcessLauncher;
import dev.lazurite.jobs.limits.LimitsTrial;
import dev.lazurite.jobs.limits.ResourceLimits;
import dev.lazurite.jobs.queue.NodePools;
import dev.lazurite.jobs.staging.WebContent;
import dev.lazurite.jobs.warm.WarmPythons;
import dev.lazurite.platform.Ids;
import dev.lazurite.platform.Once;
import dev.lazurite.platform.PlainPath;

/** This machine as a host of jobs: their environments, their folders, and the processes that they run in. */
final class JobHost implements AutoCloseable {
    private final Settings settings;
    private final IsolationChoice isolation;
    private final Supplier<ResourceLimits> limits;
    private final Map<String, String> variables = System.getenv();
    private final VirtualEnvironments environments;
    private final Path plain;
    private final Optional<WarmPythons> pythons;

    JobHost(Settings settings, IsolationChoice isolation, CuratedEnvironments curated, Clock clock) throws IOException {
        this.settings = settings;
        this.isolation = isolation;
        this.limits = new Once<>(new LimitsTrial(variables)::best);
        this.environments = new VirtualEnvironments(
                settings.data(),
                new EnvironmentCache(settings.data(), settings.environmentCache()),
                clock,
                variables,
                curated,
                Optional.ofNullable(System.getProperty("lazurite.home"))
                        .map(home -> Path.of(home, "trainer/target/lazurite-train.jar")));
        this.plain = PlainPath.of(settings.data(), Path.of(System.getProperty("java.io.tmpdir")));
        this.pythons = settings.warmPython()
                ? Optional.of(new WarmPythons(settings.data().resolve("warm")))
                : Optional.empty();
    }

    /** Where the folders of jobs are. */
    Path folder() {
        return plain.resolve("jobs");
    }

    VirtualEnvironments environments() {
        return environments;
    }

    /** What holds jobs to their sizes. */
    ResourceLimits limits() {
        return limits.get();
    }

    /** What makes the processes of jobs. */
    CommandKind.Processes processes(NodePools nodes, Tokens tokens, JobClients clients, Ids ids) {
        Commands commands = pythons.isPresent() ? pythons.get() : Commands.BY_SHELL;
        return new CommandKind.Processes(
                new ProcessLauncher(ids, isolation, limits, commands),
                new VisibleFiles(plain, List.of("environments", "client", "warm")),
                nodes,
                tokens,
                clients,
                settings.offline() ? WebContent.offline() : WebContent.overHttp(),
                variables);
    }

    @Override
    public void close() {
        pythons.ifPresent(WarmPythons::close);
    }
}
