package dev.lazurite.jobs.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.lazurite.jobs.launch.LaunchedProcess.Ending;
import dev.lazurite.platform.Ids;
import dev.lazurite.platform.Pause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ProcessLauncherTest {
    @TempDir
    private Path folder;

    private final ProcessLauncher launcher = new ProcessLauncher(Ids.random());

    private Path log() {
        return folder.resolve("user_logs/std_log.txt");
    }

    private LaunchedProcess launch(String command) throws IOException {
        Map<String, String> environment = Map.of("PATH", System.getenv("PATH"), "GREETING", "hello there");
        return launcher.launch(new Launch(folder, folder, command, environment, log()));
    }

    private static Ending ending(LaunchedProcess process) throws Exception {
        return process.ending().get(20, TimeUnit.SECONDS);
    }

    private static Path appears(Path file) {
        for (int i = 0; i < 500 && !Files.exists(file); i++) {
            Pause.of(Duration.ofMillis(20));
        }
        assertThat(file).exists();
        return file;
    }

    @Test
    void the_exit_code_is_the_commands_own() throws Exception {
        assertThat(ending(launch("exit 3"))).isEqualTo(new Ending.Exited(3));
        assertThat(folder.resolve("exit")).hasContent("3\n");
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
        appears(folder.resolve("process"));
        LaunchedProcess found = new ProcessLauncher(Ids.random()).find(folder).orElseThrow();
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
        long pid = Long.parseLong(
                Files.readString(appears(folder.resolve("process"))).split(" ")[0]);
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
        String daemon = "trap \"\" TERM HUP INT; echo \\$\\$ > daemon; while :; do sleep 1; done";
        LaunchedProcess process = launch("trap '' TERM\n"
                + "(setsid sh -c '(trap \"\" TERM; sh -c \"" + daemon.replace("\"", "\\\"")
                + "\" &) ; exit 0' &)\n"
                + "while :; do sleep 1; done");
        long daemonPid = Long.parseLong(
                Files.readString(appears(folder.resolve("daemon"))).strip());
        assertThat(living()).extracting(ProcessTable.Entry::pid).contains(daemonPid);
        long begun = System.nanoTime();
        process.cancel();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        assertThat(living()).isEmpty();
        // not by ProcessHandle: without an init that reaps, the orphan stays a zombie
        assertThat(ProcessTable.ofThisSystem().living("none="))
                .extracting(ProcessTable.Entry::pid)
                .doesNotContain(daemonPid);
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
    void ps_lines_of_macos_are_understood() {
        List<ProcessTable.Entry> entries = PsProcessTable.parse(
                List.of(
                        "  301     1   301 Ss   python train.py PATH=/bin LAZURITE_JOB=abc HOME=/x",
                        "  302   301   301 Z    (defunct)",
                        "  303   301   301 S+   python LAZURITE_JOB=abcd"),
                "LAZURITE_JOB=abc");
        assertThat(entries)
                .containsExactly(
                        new ProcessTable.Entry(301, 1, 301, true), new ProcessTable.Entry(303, 301, 301, false));
    }

    private List<ProcessTable.Entry> living() throws IOException {
        String variable = "LAZURITE_JOB=" + Files.readString(folder.resolve("marker"));
        return ProcessTable.ofThisSystem().living(variable).stream()
                .filter(ProcessTable.Entry::marked)
                .toList();
    }
}
