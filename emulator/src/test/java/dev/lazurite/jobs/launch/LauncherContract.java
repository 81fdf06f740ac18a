package dev.lazurite.jobs.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import dev.lazurite.jobs.isolation.Isolation;
import dev.lazurite.jobs.isolation.NotIsolated;
import dev.lazurite.jobs.isolation.View;
import dev.lazurite.jobs.launch.LaunchedProcess.Ending;
import dev.lazurite.jobs.limits.LimitsTrial;
import dev.lazurite.platform.Ids;
import dev.lazurite.platform.Pause;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What a launcher does whatever isolates its jobs. */
abstract class LauncherContract {
    @TempDir
    private Path data;

    private Path folder;
    private ProcessLauncher launcher;

    /** What isolates; the test is skipped where this machine does not allow it. */
    abstract Isolation isolation(Path trial) throws IOException;

    @BeforeEach
    void make() throws IOException {
        data = data.toRealPath();
        folder = Files.createDirectories(data.resolve("jobs/j"));
        launcher = launcher(isolation(Files.createDirectories(data.resolve("trial"))));
    }

    private static ProcessLauncher launcher(Isolation isolation) {
        return new ProcessLauncher(
                Ids.random(), () -> isolation, new LimitsTrial(System.getenv())::best, Commands.BY_SHELL);
    }

    final Path data() {
        return data;
    }

    final Path folder() {
        return folder;
    }

    final Path log() {
        return folder.resolve("user_logs/std_log.txt");
    }

    final View view() throws IOException {
        return new View(
                data,
                folder,
                List.of(Files.createDirectories(data.resolve("shared"))),
                List.of(Files.createDirectories(data.resolve("layered"))),
                List.of(Files.createDirectories(folder.resolve("input"))),
                Files.createDirectories(Launch.control(folder)));
    }

    final LaunchedProcess launch(String command) throws IOException {
        return launch(command, Ranks.ALONE);
    }

    final LaunchedProcess launch(String command, Ranks ranks) throws IOException {
        Map<String, String> environment = Map.of("PATH", System.getenv("PATH"), "GREETING", "hello there");
        return launcher.launch(
                new Launch(folder, folder, command, environment, log(), ranks, view(), Optional.empty()));
    }

    final Ranks ranks(int count) {
        return new Ranks(
                IntStream.range(0, count)
                        .mapToObj(rank -> new Rank(Map.of("RANK", String.valueOf(rank)), log(rank), true))
                        .toList(),
                false);
    }

    final Path log(int rank) {
        return folder.resolve("user_logs/std_log_process_" + rank + ".txt");
    }

    static Ending ending(LaunchedProcess process) throws Exception {
        return process.ending().get(20, TimeUnit.SECONDS);
    }

    static Path appears(Path file) {
        for (int i = 0; i < 500 && !Files.exists(file); i++) {
            Pause.of(Duration.ofMillis(20));
        }
        assertThat(file).exists();
        return file;
    }

    @Test
    void the_exit_code_is_the_commands_own() throws Exception {
        assertThat(ending(launch("exit 3"))).isEqualTo(new Ending.Exited(3));
        assertThat(Launch.control(folder).resolve("exit")).hasContent("3\n");
    }

    @Test
    void a_command_that_a_signal_ends_has_128_and_the_signal() throws Exception {
        assertThat(ending(launch("kill -9 $$"))).isEqualTo(new Ending.Exited(137));
    }

    @Test
    void both_streams_go_to_the_log_in_order() throws Exception {
        ending(launch("echo \"$GREETING\"; echo worse >&2; echo last"));
        assertThat(log()).hasContent("hello there\nworse\nlast\n");
    }

    @Test
    void the_command_sees_no_variable_of_the_server() throws Exception {
        ending(launch("env | grep -vE '^(PATH|GREETING|LAZURITE_JOB|PWD|OLDPWD|SHLVL|_)=' || true"));
        assertThat(log()).hasContent("");
    }

    @Test
    void a_command_is_run_exactly_as_written() throws Exception {
        ending(launch("printf '%s|' 'a  b' \"it's\" \\$HOME $(echo sub)\nprintf '\\n'"));
        assertThat(log()).hasContent("a  b|it's|$HOME|sub|\n");
    }

    @Test
    void a_new_launcher_over_the_same_folder_follows_a_process_to_its_end() throws Exception {
        launch("echo one; sleep 1; echo two; exit 4");
        appears(Launch.control(folder).resolve("process"));
        LaunchedProcess found =
                launcher(new NotIsolated("found again")).find(folder).orElseThrow();
        assertThat(found.ending()).isNotDone();
        assertThat(ending(found)).isEqualTo(new Ending.Exited(4));
        assertThat(log()).hasContent("one\ntwo\n");
    }

    @Test
    void a_process_that_ended_meanwhile_is_found_with_its_real_exit_code() throws Exception {
        ending(launch("exit 5"));
        assertThat(ending(launcher.find(folder).orElseThrow())).isEqualTo(new Ending.Exited(5));
    }

    @Test
    void a_wrapper_that_was_killed_leaves_a_process_that_is_lost() throws Exception {
        LaunchedProcess process = launch("sleep 30");
        long pid =
                Long.parseLong(Files.readString(appears(Launch.control(folder).resolve("process")))
                        .split(" ")[0]);
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        assertThat(ending(process)).isEqualTo(new Ending.Lost());
        assertThat(ending(launcher.find(folder).orElseThrow())).isEqualTo(new Ending.Lost());
        process.sweep();
    }

    @Test
    void a_folder_that_nothing_was_launched_into_has_no_process() {
        assertThat(launcher.find(folder)).isEmpty();
    }

    @Test
    void a_job_that_double_forks_and_ignores_sigterm_leaves_nothing_5s_after_cancel() throws Exception {
        Path alive = folder.resolve("alive");
        String daemon = "trap \"\" TERM HUP INT; while :; do echo x >> alive; sleep 0.1; done";
        LaunchedProcess process = launch("trap '' TERM\n"
                + "(setsid sh -c '(trap \"\" TERM; sh -c \"" + daemon.replace("\"", "\\\"")
                + "\" &) ; exit 0' &)\n"
                + "while :; do sleep 1; done");
        appears(alive);
        long begun = System.nanoTime();
        process.cancel();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        assertThat(living()).isEmpty();
        long size = Files.size(alive);
        Pause.of(Duration.ofMillis(500));
        assertThat(Files.size(alive)).isEqualTo(size);
    }

    @Test
    void a_job_that_ends_when_asked_is_cancelled_without_waiting_for_the_grace() throws Exception {
        LaunchedProcess process = launch("trap 'echo bye; exit 0' TERM; echo up > up; while :; do sleep 0.1; done");
        appears(folder.resolve("up"));
        long begun = System.nanoTime();
        process.cancel();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(1500));
        assertThat(log()).content().contains("bye");
    }

    @Test
    void a_daemon_that_a_finished_command_left_behind_is_swept() throws Exception {
        LaunchedProcess process = launch("setsid sleep 60 & exit 0");
        assertThat(ending(process)).isEqualTo(new Ending.Exited(0));
        process.sweep();
        assertThat(living()).isEmpty();
    }

    @Test
    void every_rank_runs_the_command_with_variables_and_a_log_of_its_own() throws Exception {
        assertThat(ending(launch("echo rank $RANK says $GREETING; echo worse >&2", ranks(3))))
                .isEqualTo(new Ending.Exited(0));
        for (int rank = 0; rank < 3; rank++) {
            assertThat(log(rank)).hasContent("rank " + rank + " says hello there\nworse\n");
        }
    }

    @Test
    void the_first_rank_that_fails_ends_the_others_and_is_named() throws Exception {
        LaunchedProcess process = launch("if [ $RANK = 1 ]; then exit 7; fi; sleep 60", ranks(3));
        assertThat(ending(process)).isEqualTo(new Ending.Exited(7, OptionalInt.of(1), false));
        process.sweep();
        assertThat(living()).isEmpty();
    }

    @Test
    void a_rank_that_only_serves_is_ended_with_the_workers() throws Exception {
        Ranks ranks = new Ranks(
                List.of(new Rank(Map.of("R", "0"), log(0), true), new Rank(Map.of("R", "1"), log(1), false)), false);
        LaunchedProcess process = launch("if [ $R = 1 ]; then sleep 60; fi", ranks);
        assertThat(ending(process)).isEqualTo(new Ending.Exited(0));
        process.sweep();
        assertThat(living()).isEmpty();
    }

    @Test
    void cancel_reaches_every_rank() throws Exception {
        LaunchedProcess process =
                launch("trap 'echo bye; exit 0' TERM; touch up$RANK; while :; do sleep 0.1; done", ranks(2));
        appears(folder.resolve("up0"));
        appears(folder.resolve("up1"));
        process.cancel();
        assertThat(living()).isEmpty();
        assertThat(log(0)).content().contains("bye");
        assertThat(log(1)).content().contains("bye");
    }

    @Test
    void all_ranks_are_found_again() throws Exception {
        launch("touch up$RANK; sleep 1; echo $RANK; [ $RANK = 0 ] || exit 3", ranks(2));
        appears(folder.resolve("up1"));
        LaunchedProcess found =
                launcher(new NotIsolated("found again")).find(folder).orElseThrow();
        assertThat(ending(found)).isEqualTo(new Ending.Exited(3, OptionalInt.of(1), false));
    }

    @Test
    void mpirun_starts_the_ranks_where_the_command_has_one() throws Exception {
        Path bin = Files.createDirectories(data.resolve("shared"));
        Path mpirun = bin.resolve("mpirun");
        // as much of it as there is to the contract: -n COUNT WORD..., a number for each
        Files.writeString(
                mpirun,
                "#!/bin/sh\necho mpirun \"$1\" \"$2\"; shift 2\nOMPI_COMM_WORLD_RANK=0 \"$@\" && OMPI_COMM_WORLD_RANK=1"
                        + " \"$@\"\n");
        assertThat(mpirun.toFile().setExecutable(true)).isTrue();
        Map<String, String> environment = Map.of("PATH", bin + ":" + System.getenv("PATH"));
        LaunchedProcess process = launcher.launch(new Launch(
                folder,
                folder,
                "echo $RANK; [ $RANK = 0 ] || exit 5",
                environment,
                log(),
                new Ranks(ranks(2).all(), true),
                view(),
                Optional.empty()));
        assertThat(ending(process)).isEqualTo(new Ending.Exited(5, OptionalInt.of(1), false));
        assertThat(log()).hasContent("mpirun -n 2\n");
        assertThat(log(1)).hasContent("1\n");
    }

    final List<ProcessTable.Entry> living() throws IOException {
        String variable =
                "LAZURITE_JOB=" + Files.readString(Launch.control(folder).resolve("marker"));
        return ProcessTable.ofThisSystem().living(variable).stream()
                .filter(ProcessTable.Entry::marked)
                .toList();
    }
}
