package dev.lazurite.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.Pause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Jobs of a server in another process, as their clients see them when something goes wrong. */
class JobFaultsTest {
    private static final Duration STEP = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** How many processes the job that hides has, beside those that end at once. */
    private static final int PROCESSES = 2;

    @TempDir
    private Path parent;

    private ServerProcess start() throws IOException {
        return ServerProcess.start(parent.resolve("data"));
    }

    private static String lines(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
    }

    /** A command that writes numbered lines until {@code go} exists, and then how many there were. */
    private static String counting(Path go, String end) {
        return "i=0; while [ ! -e '" + go + "' ]; do i=$((i + 1)); echo line $i; sleep 0.02; done; " + "echo $i > '"
                + go + "'.lines; " + end;
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("still waiting after " + PATIENCE).isLessThan(end);
            Pause.of(STEP);
        }
    }

    private static int written(Path go) throws Exception {
        Path count = go.resolveSibling(go.getFileName() + ".lines");
        until(() -> Files.exists(count) && Files.size(count) > 0);
        return Integer.parseInt(Files.readString(count).strip());
    }

    @Test
    void a_job_outlives_the_killed_server_with_its_real_exit_code_and_every_line_of_its_log() throws Exception {
        Path early = parent.resolve("early");
        Path late = parent.resolve("late");
        ServerProcess killed = start();
        JobClient before = new JobClient(killed.caller());
        before.environment("plain");
        before.submit("ends-while-down", "plain", counting(early, "exit 7"));
        before.submit("ends-later", "plain", counting(late, "exit 0"));
        before.await("ends-while-down", "Running");
        before.await("ends-later", "Running");
        killed.kill();
        Files.createFile(early);
        int lines = written(early);

        try (ServerProcess server = start()) {
            assertThat(server.port()).as("the port that the jobs talk to").isEqualTo(killed.port());
            JobClient after = new JobClient(server.caller());
            after.await("ends-while-down", "Failed");
            assertThat(after.error("ends-while-down")).startsWith("UserError").contains("exited with status code 7");
            assertThat(after.log("ends-while-down")).isEqualTo(lines(lines));

            assertThat(after.status("ends-later")).isEqualTo("Running");
            Files.createFile(late);
            after.await("ends-later", "Completed");
            assertThat(after.log("ends-later")).isEqualTo(lines(written(late)));
        }
    }

    /** Apart from others, where the machine allows it, a job cannot hide; not apart it is found by what it cannot change. */
    @ParameterizedTest
    @ValueSource(strings = {"auto", "off"})
    void nothing_of_a_job_that_hides_and_ignores_sigterm_lives_5_s_after_its_cancel(String isolation) throws Exception {
        Path data = parent.resolve("data");
        ServerProcess killed = ServerProcess.start(data, "--isolation", isolation);
        JobClient before = new JobClient(killed.caller());
        before.environment("plain");
        before.submit("plainly", "plain", hiding("plainly"));
        before.submit("after-a-kill", "plain", hiding("after-a-kill"));
        before.await("plainly", "Running");
        before.await("after-a-kill", "Running");
        until(() -> living("plainly") == PROCESSES && living("after-a-kill") == PROCESSES);

        before.cancel("plainly");
        Pause.of(Duration.ofSeconds(5));
        assertThat(living("plainly")).isZero();
        assertThat(living("after-a-kill")).isEqualTo(PROCESSES);
        before.await("plainly", "Canceled");

        killed.kill();
        try (ServerProcess server = ServerProcess.start(data, "--isolation", isolation)) {
            JobClient after = new JobClient(server.caller());
            after.cancel("after-a-kill");
            Pause.of(Duration.ofSeconds(5));
            assertThat(living("after-a-kill")).isZero();
            after.await("after-a-kill", "Canceled");
        }
    }

    private Path script(String job) {
        return parent.resolve(job + ".sh");
    }

    /** The command of a job that ignores signals, with one process more in a session of its own that no parent knows. */
    private String hiding(String job) throws IOException {
        Path script = Files.writeString(script(job), "trap '' TERM HUP INT\nwhile :; do sleep 1; done\n");
        return "trap '' TERM HUP INT; (setsid sh -c '(sh " + script + " &) ; exit 0' &) ; sh " + script;
    }

    /** How many processes run the script of a job; one that nobody has reaped does not. */
    private long living(String job) throws Exception {
        Process ps = new ProcessBuilder("ps", "-eo", "stat=,args=").start();
        String table = new String(ps.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return table.lines()
                .filter(line -> line.matches("[^Z]\\S*\\s+sh \\Q" + script(job) + "\\E"))
                .count();
    }

    @Test
    void two_jobs_with_conflicting_pins_at_once_see_each_its_own() throws Exception {
        try (ServerProcess server = start()) {
            JobClient client = new JobClient(server.caller());
            client.environment("newer", "six==1.16.0");
            client.environment("older", "six==1.15.0");
            String command = "python -c 'import six; print(six.__version__)'";
            client.submit("with-newer", "newer", command);
            client.submit("with-older", "older", command);
            client.await("with-newer", "Completed");
            client.await("with-older", "Completed");
            assertThat(client.log("with-newer")).isEqualTo("1.16.0\n");
            assertThat(client.log("with-older")).isEqualTo("1.15.0\n");
        }
    }

    @Test
    void what_is_missing_is_accepted_at_submission_and_fails_the_job_at_run() throws Exception {
        try (ServerProcess server = start()) {
            JobClient client = new JobClient(server.caller());
            client.environment("plain");
            client.submit(
                    "no-path", "plain", "true", input("azureml://datastores/workspaceblobstore/paths/not/there.csv"));
            client.submit("no-version", "plain", "true", input("azureml:nobody-made-this:41"));
            client.await("no-path", "Failed");
            client.await("no-version", "Failed");
            assertThat(client.error("no-path"))
                    .startsWith("ScriptExecution.StreamAccess.NotFound: ")
                    .contains("not/there.csv");
            assertThat(client.error("no-version"))
                    .startsWith("ScriptExecution.StreamAccess.NotFound: ")
                    .contains("The workspace has no version 'nobody-made-this:41' of that asset");
        }
    }

    private static ObjectNode input(String uri) {
        ObjectNode inputs = Json.object();
        inputs.putObject("data").put("jobInputType", "uri_file").put("uri", uri);
        return inputs;
    }
}
