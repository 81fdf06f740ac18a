package dev.lazurite.jobs.launch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import dev.lazurite.jobs.isolation.Isolation;
import dev.lazurite.jobs.isolation.Programs;
import dev.lazurite.jobs.limits.ResourceLimits;
import dev.lazurite.platform.Ids;
import dev.lazurite.platform.Pause;

/**
 * Runs jobs as processes of this machine, isolated and held to their size as far as it allows that. Deviation: jobs see the
 * user's files outside of the instance's data folder.
 */
public final class ProcessLauncher implements Launcher {
    private static final String MARKER = "LAZURITE_JOB";
    private static final int UNSEEN = -1;
    private static final Duration STEP = Duration.ofMillis(20);
    private static final int STEPS = 100;
    /** Both the wrapper's clock and the start time that the system reports are in whole or rounded seconds. */
    private static final Duration TOLERANCE = Duration.ofSeconds(3);

    private final Ids ids;
    private final Supplier<Isolation> isolation;
    private final Supplier<ResourceLimits> limits;
    private final Commands isolated;
    private final MemoryWatch memory = new MemoryWatch(new ProcessMemory());
    private final ProcessTable table = ProcessTable.ofThisSystem();
    private final List<String> ownSession = ownSession();
    private final String shell = Programs.find("bash").orElse("/bin/sh");

    /**
     * @param isolation asked at each launch; it may have to find out first
     * @param limits as {@code isolation}
     * @param isolated what runs the commands that are isolated; the shell runs the others
     */
    public ProcessLauncher(Ids ids, Supplier<Isolation> isolation, Supplier<ResourceLimits> limits, Commands isolated) {
        this.ids = ids;
        this.limits = limits;
        this.isolation = isolation;
        this.isolated = isolated;
    }

    @Override
    public LaunchedProcess launch(Launch launch) throws IOException {
        JobFolder folder = new JobFolder(Launch.control(launch.folder().toAbsolutePath()));
        RankFiles ranks = RankFiles.of(launch.folder().toAbsolutePath());
        String marker = ids.hex(32);
        Path wrapper = folder.prepare(marker);
        Files.createDirectories(launch.log().getParent());
        List<String> line = new ArrayList<>();
        if (launch.allowance().isPresent()) {
            folder.hold(launch.allowance().get(), limits.get());
            line.addAll(limits.get().before(launch.allowance().get()));
        }
        line.addAll(ownSession);
        line.addAll(List.of("/bin/sh", wrapper.toString(), folder.path().toString()));
        Isolation apart = isolation.get();
        line.addAll(apart.before(launch.view(), launch.workingDirectory()));
        line.addAll(ranks.before(launch.ranks()));
        line.addAll((apart.isolates() ? isolated : Commands.BY_SHELL).words(launch, shell));
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(launch.workingDirectory().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(launch.environment());
        environment.put(MARKER, marker);
        Process process = builder.start();
        JobProcesses all = processes(marker);
        watch(folder, all, process.onExit());
        return new WrappedProcess(folder, ranks, process.onExit(), process::exitValue, all);
    }

    @Override
    public String isolation() {
        return isolation.get().description();
    }

    private void watch(JobFolder folder, JobProcesses processes, CompletableFuture<?> gone) {
        folder.watchedMemory().ifPresent(limit -> memory.over(folder, processes, limit, gone));
    }

    @Override
    public String limits() {
        return "the memory and processors of a size are " + limits.get().description();
    }

    @Override
    public Optional<LaunchedProcess> find(Path path) {
        JobFolder folder = new JobFolder(Launch.control(path.toAbsolutePath()));
        RankFiles ranks = RankFiles.of(path.toAbsolutePath());
        return folder.marker().flatMap(marker -> found(folder, ranks, processes(marker)));
    }

    private Optional<LaunchedProcess> found(JobFolder folder, RankFiles ranks, JobProcesses processes) {
        // The server may have died between starting the wrapper and the wrapper's first line.
        for (int i = 0; i < STEPS && folder.identity().isEmpty(); i++) {
            if (processes.living().isEmpty() || !Pause.of(STEP)) {
                break;
            }
        }
        if (folder.identity().isEmpty() && folder.exitCode().isEmpty()) {
            return Optional.empty();
        }
        CompletableFuture<?> gone = folder.identity()
                .flatMap(ProcessLauncher::alive)
                .<CompletableFuture<?>>map(ProcessHandle::onExit)
                .orElseGet(() -> CompletableFuture.completedFuture(null));
        watch(folder, processes, gone);
        return Optional.of(new WrappedProcess(folder, ranks, gone, () -> UNSEEN, processes));
    }

    private static Optional<ProcessHandle> alive(JobFolder.Identity identity) {
        return ProcessHandle.of(identity.pid())
                .filter(ProcessHandle::isAlive)
                .filter(handle -> handle.info()
                        .startInstant()
                        .map(started -> Duration.between(started, identity.started())
                                        .abs()
                                        .compareTo(TOLERANCE)
                                <= 0)
                        .orElse(true));
    }

    private JobProcesses processes(String marker) {
        return new JobProcesses(table, MARKER + "=" + marker);
    }

    /** A command prefix that starts what follows in a session of its own; empty where the system has no such command. */
    private static List<String> ownSession() {
        Optional<String> setsid = Programs.find("setsid");
        if (setsid.isPresent()) {
            return List.of(setsid.get());
        }
        Optional<String> perl = Programs.find("perl");
        if (perl.isPresent()) {
            return List.of(perl.get(), "-e", "use POSIX; POSIX::setsid(); exec @ARGV;", "--");
        }
        return Programs.find("python3")
                .map(python ->
                        List.of(python, "-c", "import os, sys; os.setsid(); os.execvp(sys.argv[1], sys.argv[1:])"))
                .orElse(List.of());
    }
}
