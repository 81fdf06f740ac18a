package dev.lazurite.jobs.limits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import dev.lazurite.jobs.isolation.NotIsolated;
import dev.lazurite.jobs.isolation.View;
import dev.lazurite.jobs.launch.Commands;
import dev.lazurite.jobs.launch.Launch;
import dev.lazurite.jobs.launch.LaunchedProcess;
import dev.lazurite.jobs.launch.LaunchedProcess.Ending.Exited;
import dev.lazurite.jobs.launch.ProcessLauncher;
import dev.lazurite.jobs.launch.Ranks;
import dev.lazurite.platform.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Processes that are held to so little that they notice. */
@EnabledOnOs(OS.LINUX)
class HeldJobTest {
    private static final Allowance LITTLE = new Allowance("little", 1, 100L << 20);
    private static final Watched WATCHED = new Watched(Optional.of("/usr/bin/taskset"), List.of(0, 1));

    @TempDir
    private Path data;

    private Path folder;

    @BeforeEach
    void make() throws IOException {
        data = data.toRealPath();
        folder = Files.createDirectories(data.resolve("jobs/j"));
    }

    private LaunchedProcess launch(ResourceLimits limits, String command) throws IOException {
        ProcessLauncher launcher =
                new ProcessLauncher(Ids.random(), () -> new NotIsolated("a test"), () -> limits, Commands.BY_SHELL);
        View view = new View(data, folder, List.of(), List.of(), List.of(), Launch.control(folder));
        return launcher.launch(new Launch(
                folder,
                folder,
                command,
                Map.of("PATH", System.getenv("PATH")),
                folder.resolve("log"),
                Ranks.ALONE,
                view,
                Optional.of(LITTLE)));
    }

    private Exited run(ResourceLimits limits, String command) throws Exception {
        return (Exited) launch(limits, command).ending().get(60, TimeUnit.SECONDS);
    }

    private static String holding(int mebibytes, String then) {
        return "python3 -c \"import time; held = b'x' * (" + mebibytes + " << 20); print('held', flush=True); " + then
                + "\"";
    }

    @Test
    void a_process_that_takes_more_than_the_size_has_is_killed() throws Exception {
        assertThat(run(WATCHED, holding(300, "time.sleep(60)")))
                .extracting(Exited::code, Exited::outOfMemory)
                .containsExactly(137, true);
    }

    @Test
    void the_memory_of_all_processes_counts() throws Exception {
        String two = holding(70, "time.sleep(60)");
        assertThat(run(WATCHED, two + " & " + two + " & wait -n"))
                .extracting(Exited::code, Exited::outOfMemory)
                .containsExactly(137, true);
    }

    @Test
    void what_forked_processes_share_counts_once() throws Exception {
        String forks = holding(60, "import os; [os.fork() for _ in range(2)]; time.sleep(2)");
        assertThat(run(WATCHED, forks))
                .extracting(Exited::code, Exited::outOfMemory)
                .containsExactly(0, false);
    }

    @Test
    void a_process_sees_as_many_processors_as_the_size_has() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/taskset"))
                && Runtime.getRuntime().availableProcessors() > 1);
        run(WATCHED, "nproc");
        assertThat(folder.resolve("log")).hasContent("1\n");
    }

    @Test
    void the_wrapper_reads_of_its_control_group_what_the_kernel_killed() throws Exception {
        Optional<String> own = Files.readAllLines(Path.of("/proc/self/cgroup")).stream()
                .filter(line -> line.startsWith("0::"))
                .map(line -> line.substring(3))
                .findFirst();
        assumeTrue(own.isPresent(), "the kernel has no control groups of version 2");
        Path group = Files.createDirectories(data.resolve("groups" + own.get()));
        Path systemdRun = Files.writeString(
                data.resolve("systemd-run"), "#!/bin/sh\nwhile [ \"$1\" != -- ]; do shift; done; shift; exec \"$@\"\n");
        assertThat(systemdRun.toFile().setExecutable(true)).isTrue();
        ControlGroups groups = new ControlGroups(systemdRun.toString(), Map.of(), data.resolve("groups"));

        Files.writeString(group.resolve("memory.events"), "low 0\noom 0\noom_kill 0\n");
        assertThat(run(groups, "kill -9 $$"))
                .extracting(Exited::code, Exited::outOfMemory)
                .containsExactly(137, false);
        Files.writeString(group.resolve("memory.events"), "low 0\noom 3\noom_kill 1\noom_group_kill 0\n");
        assertThat(run(groups, "kill -9 $$"))
                .extracting(Exited::code, Exited::outOfMemory)
                .containsExactly(137, true);
    }
}
