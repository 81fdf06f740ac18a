package dev.lazurite.app.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The program as its users run it: a process for each command. */
class CommandLineTest {
    @TempDir
    private Path parent;

    private record Outcome(int code, String out, String err) {}

    private Outcome run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.lazurite.app.Lazurite"));
        command.addAll(List.of(arguments));
        Path err = Files.createTempFile(parent, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
        builder.environment().put("LAZURITE_DATA", data().toString());
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), out, Files.readString(err));
    }

    private Path data() {
        return parent.resolve("data");
    }

    @AfterEach
    void end() throws Exception {
        run("down");
    }

    @Test
    void an_instance_is_started_found_used_and_ended_by_its_data_folder() throws Exception {
        Outcome up = run("up", "--detach", "--port", "0", "--json");
        assertThat(up.code()).as(up.err()).isZero();
        ObjectNode described = Json.parse(up.out());
        assertThat(described.path("port").asInt()).isPositive();

        Outcome status = run("status", "--json");
        assertThat(status.code()).isZero();
        assertThat(Json.parse(status.out())).isEqualTo(described);

        Outcome moved = run("clock", "advance", "1d12h", "--json");
        assertThat(moved.code()).as(moved.err()).isZero();
        assertThat(Json.parse(moved.out()).path("offset").asText()).isEqualTo("PT36H");
        assertThat(run("clock").out()).contains("PT36H ahead of the machine");
        assertThat(run("clock", "reset").out()).contains("the time of the machine");
        assertThat(run("clock", "advance", "soon").code()).isEqualTo(2);

        assertThat(run("up", "--port", "0").err()).contains("in use by a running instance");
        assertThat(run("reset", "--yes").err()).contains("in use by a running instance");

        Outcome child = run("run", "--", "sh", "-c", "echo $HTTPS_PROXY; exit 7");
        assertThat(child.code()).isEqualTo(7);
        assertThat(child.out()).isEqualTo(described.path("proxy").asText() + "\n");

        assertThat(run("down").code()).isZero();
        assertThat(run("status").code()).isEqualTo(3);
        assertThat(run("reset", "--yes").code()).isZero();
        assertThat(data()).doesNotExist();
    }

    @Test
    void env_starts_the_instance_and_writes_variables_alone() throws Exception {
        Outcome env = run("env", "--port", "0");
        assertThat(env.code()).as(env.err()).isZero();
        assertThat(env.out().lines()).allMatch(line -> line.startsWith("export "));
        assertThat(env.err()).contains("starting an instance");
    }

    @Test
    void a_start_that_fails_says_why() throws Exception {
        Outcome first = run("up", "--detach", "--port", "0", "--json");
        int port = Json.parse(first.out()).path("port").asInt();
        Outcome second = run("up", "--detach", "--data", parent.resolve("other").toString(), "--port", "" + port);
        assertThat(second.code()).isEqualTo(1);
        assertThat(second.err()).contains("Port " + port + " is in use by another instance of Lazurite");
    }

    @Test
    void a_wrong_usage_is_exit_code_2_with_a_suggestion() throws Exception {
        Outcome option = run("up", "--ofline");
        assertThat(option.code()).isEqualTo(2);
        assertThat(option.err()).contains("--offline");
        assertThat(run("up", "--port", "99999").code()).isEqualTo(2);
        assertThat(run("statsu").err()).contains("status");
    }
}
